// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// Single requests of the run: on the left those that were kept, on the right where the chosen one spent its time.
Item {
    id: view

    readonly property TraceListModel traces: Session.run.traces

    EmptyState {
        anchors.centerIn: parent
        visible: view.traces.count === 0
        iconName: "ui/traces"
        title: qsTr("No traces")
        text: Session.run.live ? qsTr("Once the warm-up is over, the slowest requests and a sample of all appear here, call by call.") : qsTr("No traces were kept with this run. Run the design once more to look into single requests.")
    }
    ListView {
        id: list

        width: Math.max(180, Math.min(250, parent.width * 0.3))
        height: parent.height
        visible: view.traces.count > 0
        clip: true
        model: view.traces
        currentIndex: view.traces.current
        boundsBehavior: Flickable.StopAtBounds
        bottomMargin: Theme.unit
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Traces")
        T.ScrollBar.vertical: AppScrollBar {
        }
        section.property: "group"
        section.delegate: TraceHeading {
            width: ListView.view.width
        }
        delegate: TraceRow {
            width: ListView.view.width
            onChosen: view.traces.current = index
        }
    }
    Separator {
        id: line

        vertical: true
        anchors.left: list.right
        height: parent.height
        visible: list.visible
    }
    Waterfall {
        anchors.left: line.right
        anchors.right: parent.right
        height: parent.height
        visible: list.visible
    }
}
