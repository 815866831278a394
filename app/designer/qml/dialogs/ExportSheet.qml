// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// What an export would write: files as a tree, one as text, what there is to say, and how to install it.
Sheet {
    id: sheet

    width: Math.min(1160, parent.width - 64)
    height: Math.min(760, parent.height - 64)
    padding: 0
    onAboutToShow: Session.exporter.refresh()

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: 24
            Layout.rightMargin: Theme.gap
            Layout.preferredHeight: 60
            spacing: Theme.gap

            AppLabel {
                text: qsTr("Export")
                font.pixelSize: Theme.titleSize
                font.weight: Font.DemiBold
            }
            TabStrip {
                tabs: Session.exporter.tabs
                currentIndex: Session.exporter.target
                onChosen: index => Session.exporter.target = index
            }
            ElidedLabel {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignRight
                text: Session.exporter.summary
                muted: true
            }
            IconButton {
                iconName: "ui/close"
                hint: qsTr("Close")
                onClicked: sheet.close()
            }
        }
        Separator {
            Layout.fillWidth: true
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            EmptyState {
                anchors.centerIn: parent
                visible: Session.exporter.problem !== ""
                iconName: "ui/error"
                title: qsTr("This design cannot be exported")
                text: Session.exporter.problem
            }
            RowLayout {
                anchors.fill: parent
                visible: Session.exporter.problem === ""
                spacing: 0

                ExportTree {
                    Layout.preferredWidth: 300
                    Layout.fillHeight: true
                }
                Separator {
                    vertical: true
                    Layout.fillHeight: true
                }
                ExportText {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }
        }
        ExportFindings {
            Layout.fillWidth: true
        }
        Separator {
            Layout.fillWidth: true
        }
        ExportFooter {
            Layout.fillWidth: true
            Layout.margins: Theme.gap
            Layout.leftMargin: 24
            Layout.rightMargin: 24
        }
    }
}
