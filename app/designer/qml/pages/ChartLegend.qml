// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Charts
import Windtunnel.Designer

// The lines of a chart by colour and name, with their values where there is room; what does not fit is counted.
Item {
    id: legend

    required property var series
    required property var readings
    // Values go first when the place gets narrow, then names from the end.
    readonly property bool roomy: measured(true) <= width
    readonly property int shown: {
        for (let count = series.length; count > 0; --count) {
            if (measured(false, count) + (count < series.length ? 28 : 0) <= width)
                return count;
        }
        return 0;
    }

    // What the first lines need: key, name, perhaps a value.
    function measured(values: bool, count = series.length): real {
        let all = 0;
        for (let i = 0; i < count; ++i)
            all += 15 + metrics.advanceWidth(series[i].name) + (values ? 5 + metrics.advanceWidth(readings[i] || "") * 1.08 : 0) + 12;
        return all;
    }

    FontMetrics {
        id: metrics

        font.family: Theme.family
        font.pixelSize: Theme.captionSize
    }
    Row {
        height: parent.height
        spacing: 12

        Repeater {
            model: legend.series

            Row {
                id: key

                required property int index
                required property ChartSeries modelData

                anchors.verticalCenter: parent.verticalCenter
                spacing: 5
                visible: index < legend.shown

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
                    visible: legend.roomy
                    text: legend.readings[key.index] || ""
                    font.pixelSize: Theme.captionSize
                    font.weight: Font.DemiBold
                }
            }
        }
        AppLabel {
            anchors.verticalCenter: parent.verticalCenter
            visible: legend.shown < legend.series.length
            text: "+" + (legend.series.length - legend.shown)
            muted: true
            font.pixelSize: Theme.captionSize
        }
    }
}
