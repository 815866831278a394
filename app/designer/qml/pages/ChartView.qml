// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Charts
import Windtunnel.Designer

// A chart with its title, legend with readings, and axes.
Item {
    id: view

    required property string title
    required property int unit
    required property var series
    required property bool filled

    Accessible.role: Accessible.Graphic
    Accessible.name: title + ": " + chart.summary

    Item {
        id: head

        x: 8
        width: parent.width - x - 8
        height: 20

        AppLabel {
            id: name

            height: parent.height
            text: view.title
            font.pixelSize: Theme.smallSize
            font.weight: Font.DemiBold
        }
        ChartLegend {
            anchors.left: name.right
            anchors.leftMargin: 12
            anchors.right: parent.right
            height: parent.height
            series: view.series
            readings: chart.readings
        }
    }
    LineChart {
        id: chart

        anchors.top: head.bottom
        anchors.topMargin: 4
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 18
        x: 52
        width: parent.width - x - 8
        series: view.series
        unit: view.unit
        filled: view.filled
        colours: Theme.series
        gridColour: Theme.border
        cursorColour: Theme.text
        from: 0
        to: Math.max(60, Session.run.now)
        cursorTime: Session.run.cursorTime
    }
    Repeater {
        model: chart.valueTicks

        AppLabel {
            required property var modelData

            x: 0
            y: chart.y + modelData.at - height / 2
            width: 46
            horizontalAlignment: Text.AlignRight
            text: modelData.text
            color: Theme.textFaint
            font.pixelSize: Theme.captionSize
        }
    }
    Repeater {
        model: chart.timeTicks

        AppLabel {
            required property var modelData

            x: chart.x + Math.max(0, Math.min(chart.width - implicitWidth, modelData.at - implicitWidth / 2))
            y: chart.y + chart.height + 3
            text: modelData.text
            color: Theme.textFaint
            font.pixelSize: Theme.captionSize
        }
    }
    MouseArea {
        id: pointer

        anchors.fill: chart
        hoverEnabled: true
        cursorShape: Qt.CrossCursor
        onPressed: mouse => Session.run.cursorTime = chart.timeAt(mouse.x)
        onPositionChanged: mouse => {
            if (pressed)
                Session.run.cursorTime = chart.timeAt(mouse.x);
        }
        onDoubleClicked: Session.run.cursorTime = -1
    }
    ChartReadout {
        readonly property bool onLeft: pointer.mouseX > chart.width / 2

        chart: chart
        visible: pointer.containsMouse && !chart.empty
        time: chart.timeAt(pointer.mouseX)
        x: chart.x + pointer.mouseX + (onLeft ? -width - 12 : 12)
        y: Math.max(0, Math.min(chart.y + pointer.mouseY, view.height - height))
        z: 1
    }
}
