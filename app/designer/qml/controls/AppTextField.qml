// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Designer

// A line of text to edit. `invalid` marks it by border and shape; what is wrong is said below it by its owner.
T.TextField {
    id: control

    property bool invalid: false

    implicitWidth: 160
    implicitHeight: Theme.control
    leftPadding: 10
    rightPadding: invalid ? 30 : 10
    verticalAlignment: TextInput.AlignVCenter
    color: enabled ? Theme.text : Theme.textFaint
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentText
    placeholderTextColor: Theme.textFaint
    font.family: Theme.family
    font.pixelSize: Theme.bodySize
    selectByMouse: true
    clip: true
    Accessible.name: placeholderText

    background: Rectangle {
        radius: Theme.radius
        color: control.enabled ? Theme.surface : Theme.sunken
        border.width: control.activeFocus ? 2 : 1
        border.color: control.invalid ? Theme.bad : control.activeFocus ? Theme.accent : control.hovered ? Theme.borderStrong : Theme.border

        AppIcon {
            anchors.right: parent.right
            anchors.rightMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            visible: control.invalid
            name: "ui/error"
            colour: Theme.bad
        }
        AppLabel {
            anchors.fill: parent
            anchors.leftMargin: control.leftPadding
            anchors.rightMargin: control.rightPadding
            visible: control.text === "" && control.preeditText === ""
            text: control.placeholderText
            color: control.placeholderTextColor
            elide: Text.ElideRight
        }
    }
}
