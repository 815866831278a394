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

        AppLabel {
            text: qsTr("Folder")
            muted: true
            Layout.preferredWidth: 56
        }
        AppTextField {
            id: folder

            Layout.fillWidth: true
            text: Session.exporter.folder
            Accessible.name: qsTr("Folder to write to")
            onTextEdited: Session.exporter.folder = text
            onAccepted: Session.exporter.write()
        }
        AppButton {
            text: qsTr("Choose…")
            onClicked: dialog.open()
        }
        AppButton {
            text: qsTr("Overwrite edited files")
            visible: Session.exporter.edited
            onClicked: Session.exporter.write(true)
        }
        AppButton {
            text: Session.exporter.written ? qsTr("Write again") : qsTr("Write files")
            iconName: Session.exporter.written ? "ui/check" : "ui/export"
            prominence: "primary"
            enabled: Session.exporter.problem === ""
            onClicked: Session.exporter.write()
        }
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.unit
        visible: Session.exporter.installCommand !== ""

        AppLabel {
            text: qsTr("Install")
            muted: true
            Layout.preferredWidth: 56
        }
        ExportCommand {
            Layout.fillWidth: true
            Layout.preferredHeight: implicitHeight
        }
    }
    FolderDialog {
        id: dialog

        title: qsTr("Folder to write to")
        onAccepted: Session.exporter.folder = Session.exporter.localPath(selectedFolder)
    }
}
