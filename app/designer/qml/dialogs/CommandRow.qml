// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// One action of the command palette.
T.ItemDelegate {
    id: row

    required property int index
    required property AppAction appAction
    required property string category

    implicitHeight: 36
    highlighted: ListView.isCurrentItem
    focusPolicy: Qt.NoFocus
    Accessible.name: appAction.text

    contentItem: Item {
        AppIcon {
            x: 10
            anchors.verticalCenter: parent.verticalCenter
            visible: row.appAction.icon !== ""
            name: visible ? "ui/" + row.appAction.icon : ""
        }
        AppLabel {
            x: 38
            anchors.verticalCenter: parent.verticalCenter
            text: row.appAction.text
        }
        Row {
            anchors.right: parent.right
            anchors.rightMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            spacing: 12

            AppLabel {
                anchors.verticalCenter: parent.verticalCenter
                text: row.category
                color: Theme.textFaint
                font.pixelSize: Theme.smallSize
            }
            KeyCap {
                anchors.verticalCenter: parent.verticalCenter
                visible: text !== ""
                text: row.appAction.shortcutText
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: row.highlighted ? Theme.accentSoft : row.hovered ? Theme.hover : "transparent"
    }
}
