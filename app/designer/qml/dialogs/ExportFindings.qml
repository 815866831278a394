// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// What is wrong or risky about the export, and what it cannot say.
Item {
    id: panel

    readonly property var entries: Session.exporter.findings

    visible: entries.length > 0
    implicitHeight: visible ? Math.min(132, list.contentHeight + 17) : 0

    Separator {
        width: parent.width
    }
    Rectangle {
        anchors.fill: list
        color: "transparent"
        border.width: list.activeFocus ? 2 : 0
        border.color: Theme.accent
    }
    ListView {
        id: list

        anchors.fill: parent
        anchors.topMargin: 1
        topMargin: Theme.unit
        bottomMargin: Theme.unit
        clip: true
        spacing: 6
        model: panel.entries
        boundsBehavior: Flickable.StopAtBounds
        // The arrow keys scroll to what does not fit.
        activeFocusOnTab: contentHeight > height
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Findings")
        T.ScrollBar.vertical: AppScrollBar {
        }
        delegate: Row {
            id: row

            required property var modelData

            x: 24
            width: ListView.view.width - 48
            spacing: Theme.unit

            AppIcon {
                name: Theme.severityIcon(row.modelData.severity)
                colour: Theme.severityColour(row.modelData.severity)
            }
            AppLabel {
                width: parent.width - 24
                text: row.modelData.message + (row.modelData.hint !== "" ? ". " + row.modelData.hint : "")
                wrapMode: Text.Wrap
                font.pixelSize: Theme.smallSize
            }
        }
    }
}
