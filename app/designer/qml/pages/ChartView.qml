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

    Row {
        id: head

        x: 52
        width: parent.width - x - 8
        height: 20
        spacing: 12

        AppLabel {
            text: view.title
            font.pixelSize: Theme.smallSize
            font.weight: Font.DemiBold
        }
        Repeater {
            model: view.series

            Row {
                id: key

                required property int index
                required property ChartSeries modelData

                spacing: 5
                visible: x + width < head.width

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: 10
                    height: 3
                    radius: 1
                    color: Theme.series[key.index % Theme.series.length]
                }
                AppLabel {
                    text: key.modelData.name
                    muted: true
                    font.pixelSize: Theme.captionSize
                }
                AppLabel {
                    text: chart.readings[key.index] || ""
                    font.pixelSize: Theme.captionSize
                    font.weight: Font.DemiBold
                }
            }
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
            font.pixelSize: 10
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
            font.pixelSize: 10
        }
    }
    MouseArea {
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
}
