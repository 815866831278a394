// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Charts
import Windtunnel.Designer

// Figures below the timeline; the chart item knows which are round.
Item {
    id: axis

    property real to: 60

    implicitHeight: 44

    LineChart {
        id: ruler

        width: parent.width
        height: 1
        opacity: 0
        from: 0
        to: axis.to
    }
    Repeater {
        model: ruler.timeTicks

        AppLabel {
            required property var modelData

            x: Math.max(0, Math.min(axis.width - implicitWidth, modelData.at - implicitWidth / 2))
            y: 24
            text: modelData.text
            color: Theme.textFaint
            font.pixelSize: Theme.captionSize
        }
    }
}
