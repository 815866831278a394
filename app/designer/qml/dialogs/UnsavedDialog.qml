// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

// Asks before changes would be lost.
Sheet {
    id: dialog

    property var next: null

    function ask(then: var): void {
        next = then;
        open();
    }
    function goOn(): void {
        const then = next;
        close();
        if (then)
            then();
    }

    width: 440
    height: column.implicitHeight + 48

    Column {
        id: column

        width: parent.width
        spacing: Theme.unit

        AppLabel {
            width: parent.width
            text: qsTr("Save the changes of “%1”?").arg(Session.document.name)
            font.pixelSize: Theme.leadSize
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        AppLabel {
            width: parent.width
            text: qsTr("What is not saved now is lost.")
            muted: true
        }
        Row {
            anchors.right: parent.right
            topPadding: Theme.unit
            spacing: Theme.unit

            AppButton {
                text: qsTr("Discard changes")
                onClicked: dialog.goOn()
            }
            AppButton {
                text: qsTr("Cancel")
                onClicked: dialog.close()
            }
            AppButton {
                text: Session.files.hasFile ? qsTr("Save") : qsTr("Save as…")
                prominence: "primary"
                focus: true
                onClicked: {
                    if (!Session.files.hasFile) {
                        dialog.close();
                        Session.saveDialogWanted();
                    } else if (Session.files.save()) {
                        dialog.goOn();
                    }
                }
            }
        }
    }
}
