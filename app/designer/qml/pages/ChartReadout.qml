// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Charts
import Windtunnel.Designer

// All lines of a chart with their values at an instant: what stands under the pointer.
Rectangle {
    id: box

    required property LineChart chart
    property real time: -1
    readonly property var values: visible ? chart.readingsAt(time) : []

    implicitWidth: lines.implicitWidth + 16
    implicitHeight: lines.implicitHeight + 12
    radius: Theme.half
    color: Theme.raised
    border.color: Theme.borderStrong
    Accessible.ignored: true

    Column {
        id: lines

        x: 8
        y: 6
        spacing: 1

        AppLabel {
            text: box.visible ? box.chart.clockAt(box.time) : ""
            muted: true
            font.pixelSize: Theme.captionSize
        }
        Repeater {
            model: box.visible ? box.chart.series : []

            Row {
                id: line

                required property int index
                required property ChartSeries modelData

                spacing: 6

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: 10
                    height: 3
                    radius: 1
                    color: Theme.series[line.index % Theme.series.length]
                }
                AppLabel {
                    text: line.modelData.name
                    font.pixelSize: Theme.captionSize
                }
                AppLabel {
                    text: box.values[line.index] || ""
                    font.pixelSize: Theme.captionSize
                    font.weight: Font.DemiBold
                }
            }
        }
    }
}
