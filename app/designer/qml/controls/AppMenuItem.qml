// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Designer

// One line of a menu: icon, text, shortcut.
T.MenuItem {
    id: item

    property string iconName: ""
    property string keys: ""

    implicitWidth: leftPadding + words.x + Math.ceil(words.implicitWidth) + 12 + shortcut.implicitWidth + rightPadding
    implicitHeight: visible ? 30 : 0
    leftPadding: 10
    rightPadding: 10
    Accessible.name: text

    contentItem: Item {
        AppIcon {
            id: mark

            anchors.verticalCenter: parent.verticalCenter
            name: item.checkable && item.checked ? "ui/check" : item.iconName
            visible: name !== ""
            colour: item.enabled ? Theme.textMuted : Theme.borderStrong
        }
        AppLabel {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            x: 26
            width: parent.width - x - shortcut.implicitWidth - 12
            text: item.text
            color: item.enabled ? Theme.text : Theme.textFaint
            elide: Text.ElideRight
        }
        AppLabel {
            id: shortcut

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: item.keys
            font.pixelSize: Theme.smallSize
            color: Theme.textFaint
        }
        AppIcon {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: item.subMenu !== null
            name: "ui/chevron-right"
        }
    }
    background: Rectangle {
        radius: Theme.half
        color: item.highlighted && item.enabled ? Theme.hover : "transparent"
    }
}
