// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// The runs of this design side by side, earlier sessions included; differences are to the baseline.
Item {
    id: page

    readonly property int nameWidth: Math.max(160, Math.min(420, width * 0.24))
    readonly property int actionsWidth: 5 * Theme.control

    EmptyState {
        anchors.centerIn: parent
        visible: Session.run.runs.count === 0
        iconName: "ui/compare"
        title: qsTr("No runs to compare yet")
        text: qsTr("Each run that ends or is stopped is kept here with its figures, also for later sessions. One is the baseline; the others show how they differ from it.")
    }
    Item {
        anchors.fill: parent
        visible: Session.run.runs.count > 0

        RowLayout {
            id: head

            x: Theme.gap
            width: parent.width - 24
            height: 32
            spacing: Theme.unit

            AppLabel {
                Layout.preferredWidth: page.nameWidth
                text: qsTr("Run")
                muted: true
                font.pixelSize: Theme.smallSize
            }
            Repeater {
                model: Session.run.runs.columns()

                AppLabel {
                    required property string modelData

                    Layout.fillWidth: true
                    Layout.preferredWidth: 80
                    text: modelData
                    muted: true
                    font.pixelSize: Theme.smallSize
                    horizontalAlignment: Text.AlignRight
                }
            }
            Item {
                Layout.preferredWidth: page.actionsWidth
            }
        }
        ListView {
            anchors.top: head.bottom
            anchors.bottom: parent.bottom
            width: parent.width
            clip: true
            model: Session.run.runs
            boundsBehavior: Flickable.StopAtBounds
            cacheBuffer: 0
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Runs")
            T.ScrollBar.vertical: AppScrollBar {
            }
            delegate: RunRow {
                width: ListView.view.width
                nameWidth: page.nameWidth
                actionsWidth: page.actionsWidth
            }
        }
    }
}
