// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// What the advisor found: why it matters, where it is, and a change that mends it.
Item {
    id: page

    EmptyState {
        anchors.centerIn: parent
        visible: Session.problems.count === 0
        iconName: "ui/success"
        title: qsTr("No problems")
        text: qsTr("The advisor looks at the design after every change: missing timeouts, single replicas, calls without an arrow, shared databases and more.")
    }
    ListView {
        id: list

        anchors.fill: parent
        topMargin: Theme.half
        bottomMargin: Theme.unit
        clip: true
        model: Session.problems
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Problems")
        T.ScrollBar.vertical: AppScrollBar {
        }
        delegate: ProblemRow {
            width: ListView.view.width
        }
    }
}
