// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// One recent file.
T.ItemDelegate {
    id: entry

    required property int index
    required property string path
    required property string name
    required property string folder
    required property string when

    implicitHeight: 52
    focusPolicy: Qt.StrongFocus
    Accessible.name: qsTr("Open %1").arg(name)
    Accessible.description: folder
    onClicked: Session.files.openFile(path)
    Keys.onReturnPressed: clicked()

    contentItem: Item {
        AppIcon {
            id: symbol

            x: 10
            anchors.verticalCenter: parent.verticalCenter
            name: "ui/file"
            size: 18
        }
        Column {
            x: 40
            width: parent.width - x - 40
            anchors.verticalCenter: parent.verticalCenter
            spacing: 1

            AppLabel {
                width: parent.width
                text: entry.name
                font.weight: Font.Medium
                elide: Text.ElideRight
            }
            AppLabel {
                width: parent.width
                text: entry.when + " · " + entry.folder
                muted: true
                font.pixelSize: Theme.captionSize
                elide: Text.ElideMiddle
            }
        }
        IconButton {
            anchors.right: parent.right
            anchors.rightMargin: 4
            anchors.verticalCenter: parent.verticalCenter
            visible: entry.hovered || visualFocus
            iconName: "ui/close"
            iconSize: 14
            hint: qsTr("Take %1 off this list").arg(entry.name)
            onClicked: Session.recent.forget(entry.index)
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: entry.hovered ? Theme.hover : "transparent"
        border.width: entry.visualFocus ? 2 : 0
        border.color: Theme.accent
    }
}
