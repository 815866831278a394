// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// What the run shows: sentences on the left, charts on the right, one time cursor for all.
Item {
    id: page

    readonly property RunController run: Session.run
    property bool tailShown: false

    EmptyState {
        anchors.centerIn: parent
        visible: !page.run.hasResults && page.run.problem === ""
        iconName: "ui/play"
        title: qsTr("Nothing has been run yet")
        text: qsTr("Press Space and requests flow through the drawing. Rates, response times, errors and a verdict in words appear here.")
    }
    EmptyState {
        anchors.centerIn: parent
        visible: page.run.problem !== ""
        iconName: "ui/error"
        title: qsTr("This design cannot be simulated")
        text: page.run.problem

        AppButton {
            text: qsTr("Show problems")
            onClicked: Session.page = Session.ProblemsPage
        }
    }
    Item {
        anchors.fill: parent
        visible: page.run.hasResults && page.run.problem === ""

        VerdictList {
            id: verdicts

            width: Math.max(220, Math.min(360, parent.width * 0.32))
            height: parent.height
            opacity: page.run.stale ? 0.55 : 1
        }
        Separator {
            id: line

            vertical: true
            anchors.left: verdicts.right
            height: parent.height
        }
        TabStrip {
            id: views

            anchors.left: line.right
            anchors.leftMargin: Theme.half
            tabHeight: 34
            tabs: [{
                    "text": qsTr("Charts")
                }, {
                    "text": qsTr("Slowest requests")
                }]
            currentIndex: page.tailShown ? 1 : 0
            onChosen: index => page.tailShown = index === 1
        }
        ChartGrid {
            anchors.left: line.right
            anchors.right: parent.right
            height: parent.height
            headStart: views.width + Theme.gap
            visible: !page.tailShown
            opacity: page.run.stale ? 0.55 : 1
        }
        TailView {
            anchors.left: line.right
            anchors.right: parent.right
            anchors.top: views.bottom
            anchors.bottom: parent.bottom
            visible: page.tailShown
            opacity: page.run.stale ? 0.55 : 1
        }
    }
}
