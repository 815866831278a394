// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

// The command that installs the export, whole, to be read and copied.
Rectangle {
    id: box

    implicitHeight: Math.max(Theme.control, command.contentHeight + 2 * Theme.unit)
    radius: Theme.radius
    color: Theme.sunken
    border.color: command.activeFocus ? Theme.accent : Theme.border

    TextEdit {
        id: command

        anchors.fill: parent
        anchors.leftMargin: 10
        anchors.rightMargin: 44
        verticalAlignment: TextEdit.AlignVCenter
        text: Session.exporter.installCommand
        readOnly: true
        selectByMouse: true
        activeFocusOnTab: true
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.WrapAtWordBoundaryOrAnywhere
        color: Theme.text
        selectionColor: Theme.accent
        selectedTextColor: Theme.accentText
        font.family: Theme.monoFamily
        font.pixelSize: Theme.smallSize
        Accessible.role: Accessible.EditableText
        Accessible.readOnly: true
        Accessible.name: qsTr("Install command")
    }
    IconButton {
        anchors.right: parent.right
        anchors.rightMargin: 2
        anchors.verticalCenter: parent.verticalCenter
        iconName: "ui/copy"
        iconSize: 16
        hint: qsTr("Copy the command")
        onClicked: Session.exporter.copy(Session.exporter.installCommand)
    }
}
