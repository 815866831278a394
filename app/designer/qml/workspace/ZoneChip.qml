// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// A zone of the run: how many of its pods are ready. A click takes it down, another brings it back.
T.AbstractButton {
    id: chip

    required property int index
    required property string name
    required property int ready
    required property int pods
    required property bool outage
    readonly property color ink: outage ? Theme.bad : ready < pods ? Theme.warning : Theme.text

    implicitWidth: row.implicitWidth + 16
    implicitHeight: 28
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Zone %1: %2 of %3 pods ready").arg(name).arg(ready).arg(pods)
    Accessible.description: tip.text
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()
    onClicked: Session.run.toggleZone(index)

    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            spacing: 6

            AppIcon {
                anchors.verticalCenter: parent.verticalCenter
                name: chip.outage ? "ui/kill" : "ui/zone"
                size: 16
                colour: chip.outage ? Theme.bad : Theme.textMuted
            }
            AppLabel {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, 96)
                text: chip.name
                font.weight: Font.Medium
                font.pixelSize: Theme.smallSize
                elide: Text.ElideRight
            }
            AppLabel {
                anchors.verticalCenter: parent.verticalCenter
                text: chip.outage ? qsTr("down") : qsTr("%1/%2").arg(chip.ready).arg(chip.pods)
                font.pixelSize: Theme.smallSize
                color: chip.ink
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: chip.outage ? Theme.badSoft : chip.pressed ? Theme.pressed : chip.hovered ? Theme.hover : "transparent"
        border.width: chip.visualFocus ? 2 : 0
        border.color: Theme.accent
    }

    AppToolTip {
        id: tip

        visible: chip.hovered || chip.visualFocus
        text: chip.outage ? qsTr("Click to bring zone %1 back").arg(chip.name) : qsTr("Click to take zone %1 down with its %2 pods").arg(chip.name).arg(chip.pods)
    }
}
