// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Windtunnel.Bridge
import Windtunnel.Designer

// Work that was not saved when the program ended: what it is, from when, and both ways to go on.
Rectangle {
    id: card

    implicitHeight: column.implicitHeight + 24
    radius: Theme.cardRadius
    color: Theme.warningSoft
    border.color: Theme.warning

    ColumnLayout {
        id: column

        x: Theme.gap
        y: 12
        width: parent.width - 32
        spacing: Theme.unit

        Repeater {
            model: Session.recovery

            RowLayout {
                id: entry

                required property int index
                required property string name
                required property string detail

                Layout.fillWidth: true
                spacing: 12

                AppIcon {
                    name: "ui/history"
                    size: 20
                    colour: Theme.warning
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 1

                    AppLabel {
                        text: qsTr("Unsaved changes of %1 can be recovered").arg(entry.name)
                        font.weight: Font.DemiBold
                    }
                    AppLabel {
                        Layout.fillWidth: true
                        text: entry.detail
                        muted: true
                        elide: Text.ElideMiddle
                    }
                }
                AppButton {
                    text: qsTr("Discard")
                    onClicked: Session.recovery.discard(entry.index)
                }
                AppButton {
                    text: qsTr("Recover")
                    prominence: "primary"
                    onClicked: Session.recovery.recover(entry.index)
                }
            }
        }
    }
}
