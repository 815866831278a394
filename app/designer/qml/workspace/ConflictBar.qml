// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Windtunnel.Bridge
import Windtunnel.Designer

// Another program changed the file: nothing is overwritten before somebody decides.
Rectangle {
    id: bar

    visible: Session.files.changedOutside
    height: visible ? Theme.bar : 0
    color: Theme.warningSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: note.text

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap
        anchors.rightMargin: Theme.gap
        spacing: Theme.unit

        AppIcon {
            name: "ui/problems"
            colour: Theme.warning
        }
        AppLabel {
            id: note

            Layout.fillWidth: true
            text: qsTr("%1 was changed by another program. Nothing is overwritten until you decide.").arg(Session.files.fileName)
            elide: Text.ElideRight
        }
        AppButton {
            text: qsTr("Take the file")
            hint: qsTr("Shows what is on the disk; Undo brings your version back")
            onClicked: Session.files.reload()
        }
        AppButton {
            text: qsTr("Save mine")
            hint: qsTr("Replaces the file; the other version stays beside it with a ~")
            onClicked: Session.files.overwrite()
        }
    }
}
