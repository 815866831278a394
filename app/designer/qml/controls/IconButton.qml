// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Designer

// A square button that shows an icon; `hint` is its tool tip and accessible name.
T.Button {
    id: control

    required property string iconName
    required property string hint
    property int iconSize: 18
    property color ink: Theme.textMuted
    property bool prominent: false

    implicitWidth: Theme.control
    implicitHeight: Theme.control
    focusPolicy: Qt.TabFocus
    Accessible.name: hint
    Accessible.checked: checked

    contentItem: Item {
        AppIcon {
            anchors.centerIn: parent
            name: control.iconName
            size: control.iconSize
            opacity: control.enabled ? 1 : 0.4
            colour: control.prominent ? Theme.accentText : control.checked ? Theme.accent : control.hovered ? Theme.text : control.ink
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.prominent ? (control.hovered ? Theme.accentHover : Theme.accent) : control.down ? Theme.pressed : control.checked ? Theme.accentSoft : control.hovered ? Theme.hover : "transparent"
        border.width: control.visualFocus ? 2 : 0
        border.color: control.prominent ? Theme.text : Theme.accent
    }

    AppToolTip {
        visible: control.hovered || control.visualFocus
        text: control.hint
    }
}
