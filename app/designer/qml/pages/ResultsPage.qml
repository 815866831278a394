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
    property int view: 0
    readonly property bool traced: view === 2

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
            visible: !page.traced
            opacity: page.run.stale ? 0.55 : 1
        }
        Separator {
            id: line

            vertical: true
            anchors.left: verdicts.right
            height: parent.height
            visible: !page.traced
        }
        // A trace needs the whole width; the tabs stay where they are.
        ElidedLabel {
            x: Theme.gap
            width: verdicts.width - 32
            height: 34
            verticalAlignment: Text.AlignVCenter
            visible: page.traced
            text: page.run.traces.title
            font.pixelSize: Theme.smallSize
            font.weight: Font.DemiBold
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
                }, {
                    "text": qsTr("Traces")
                }]
            currentIndex: page.view
            onChosen: index => page.view = index
        }
        ChartGrid {
            anchors.left: line.right
            anchors.right: parent.right
            height: parent.height
            headStart: views.width + Theme.gap
            visible: page.view === 0
            opacity: page.run.stale ? 0.55 : 1
        }
        TailView {
            anchors.left: line.right
            anchors.right: parent.right
            anchors.top: views.bottom
            anchors.bottom: parent.bottom
            visible: page.view === 1
            opacity: page.run.stale ? 0.55 : 1
        }
        TracesView {
            width: parent.width
            anchors.top: views.bottom
            anchors.bottom: parent.bottom
            visible: page.traced
            opacity: page.run.stale ? 0.55 : 1
        }
    }
}
