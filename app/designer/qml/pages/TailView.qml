// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// What the slowest requests of each workload waited for.
Item {
    id: view

    EmptyState {
        anchors.centerIn: parent
        visible: Session.run.tails.count === 0
        iconName: "ui/clock"
        title: qsTr("Too few requests so far")
        text: qsTr("Once some two thousand requests of a workload have been measured, the slowest 1 % of them are taken apart here.")
    }
    ListView {
        id: list

        anchors.fill: parent
        visible: Session.run.tails.count > 0
        clip: true
        spacing: Theme.gap
        topMargin: Theme.half
        bottomMargin: Theme.gap
        model: Session.run.tails
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Slowest requests")
        T.ScrollBar.vertical: AppScrollBar {
        }
        delegate: TailRow {
            x: Theme.gap
            width: ListView.view.width - 32
        }
    }
}
