// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

// The run bar with its timeline, and the pages below it.
Rectangle {
    id: dock

    property bool pagesShown: true
    readonly property int barHeight: runBar.implicitHeight + timeline.implicitHeight + estimate.height

    color: Theme.surface

    RunBar {
        id: runBar

        width: parent.width
    }
    Timeline {
        id: timeline

        anchors.top: runBar.bottom
        width: parent.width
    }
    EstimateStrip {
        id: estimate

        anchors.top: timeline.bottom
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: Session.estimate.shown
    }
    Item {
        anchors.top: estimate.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        visible: dock.pagesShown
        clip: true

        Separator {
            width: parent.width
        }
        TabStrip {
            id: tabs

            x: Theme.half
            tabs: [{
                    "text": qsTr("Results"),
                    "icon": "charts",
                    "badge": Session.run.stale ? qsTr("old") : "",
                    "severity": "warning"
                }, {
                    "text": qsTr("Problems"),
                    "icon": "problems",
                    "badge": Session.problems.count > 0 ? String(Session.problems.count) : "",
                    "severity": Session.problems.worst
                }, {
                    "text": qsTr("Runs"),
                    "icon": "history",
                    "badge": Session.run.runs.count > 0 ? String(Session.run.runs.count) : ""
                }]
            currentIndex: Session.page
            onChosen: index => Session.page = index
        }
        Separator {
            anchors.top: tabs.bottom
            width: parent.width
        }
        Item {
            anchors.top: tabs.bottom
            anchors.topMargin: 1
            anchors.bottom: parent.bottom
            width: parent.width

            ResultsPage {
                anchors.fill: parent
                visible: Session.page === Session.ResultsPage
            }
            ProblemsPage {
                anchors.fill: parent
                visible: Session.page === Session.ProblemsPage
            }
            RunsPage {
                anchors.fill: parent
                visible: Session.page === Session.RunsPage
            }
        }
    }
}
