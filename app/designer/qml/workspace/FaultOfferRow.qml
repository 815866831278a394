// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Designer

// A fault that can be made, with a sentence about what it does.
T.AbstractButton {
    id: row

    required property int index
    required property string group
    required property string title
    required property string sentence
    required property string iconName
    readonly property bool current: ListView.isCurrentItem && ListView.view.activeFocus

    implicitHeight: body.implicitHeight + 14
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1: %2").arg(group).arg(title)
    Accessible.description: sentence
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()
    Keys.onSpacePressed: clicked()

    contentItem: Item {
        AppIcon {
            x: Theme.gap
            y: 9
            name: row.iconName
            colour: Theme.textMuted
        }
        Column {
            id: body

            x: 44
            y: 7
            width: parent.width - x - Theme.gap
            spacing: 1

            AppLabel {
                width: parent.width
                text: row.title
                font.weight: Font.Medium
                elide: Text.ElideRight
            }
            AppLabel {
                width: parent.width
                text: row.sentence
                muted: true
                font.pixelSize: Theme.smallSize
                wrapMode: Text.Wrap
            }
        }
    }
    background: Rectangle {
        anchors.fill: parent
        anchors.leftMargin: Theme.half
        anchors.rightMargin: 12
        radius: Theme.radius
        color: row.hovered || row.down ? Theme.hover : "transparent"
        border.width: row.current ? 2 : 0
        border.color: Theme.accent
    }
}
