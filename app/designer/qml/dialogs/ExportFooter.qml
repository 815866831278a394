// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Windtunnel.Bridge
import Windtunnel.Designer

// Where the files go, the button that writes them, and the command that installs them.
ColumnLayout {
    id: footer

    spacing: Theme.unit

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.unit
        visible: Session.exporter.installCommand !== ""

        AppLabel {
            text: qsTr("Install")
            muted: true
            Layout.preferredWidth: 56
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.control
            radius: Theme.radius
            color: Theme.sunken
            border.color: Theme.border

            TextInput {
                anchors.fill: parent
                anchors.leftMargin: 10
                anchors.rightMargin: 40
                verticalAlignment: TextInput.AlignVCenter
                text: Session.exporter.installCommand
                readOnly: true
                selectByMouse: true
                clip: true
                color: Theme.text
                selectionColor: Theme.accent
                font.family: Theme.monoFamily
                font.pixelSize: Theme.smallSize
                Accessible.name: qsTr("Install command")
            }
            IconButton {
                anchors.right: parent.right
                iconName: "ui/copy"
                iconSize: 16
                hint: qsTr("Copy the command")
                onClicked: Session.exporter.copy(Session.exporter.installCommand)
            }
        }
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.unit

        AppLabel {
            text: qsTr("Folder")
            muted: true
            Layout.preferredWidth: 56
        }
        AppTextField {
            id: folder

            Layout.fillWidth: true
            text: Session.exporter.suggestedFolder
            Accessible.name: qsTr("Folder to write to")
            onAccepted: write.clicked()
        }
        AppButton {
            text: qsTr("Choose…")
            onClicked: dialog.open()
        }
        AppButton {
            id: write

            text: qsTr("Write files")
            iconName: "ui/export"
            prominence: "primary"
            enabled: Session.exporter.problem === ""
            onClicked: Session.exporter.writeTo(folder.text)
        }
    }
    FolderDialog {
        id: dialog

        title: qsTr("Folder to write to")
        onAccepted: folder.text = Session.exporter.localPath(selectedFolder)
    }
}
