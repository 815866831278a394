// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

// One workload: where the time of its slowest requests goes, as a bar and in words.
Column {
    id: row

    required property int index
    required property string title
    required property string detail
    required property var parts
    property int pointed: -1

    spacing: 6

    function colourOf(index: int): color {
        return row.parts[index].path === "" ? Theme.borderStrong : Theme.series[index % Theme.series.length];
    }

    Row {
        width: parent.width
        spacing: Theme.unit

        ElidedLabel {
            width: Math.min(implicitWidth, parent.width * 0.6)
            text: row.title
            font.weight: Font.DemiBold
        }
        ElidedLabel {
            width: parent.width - x
            text: row.detail
            muted: true
        }
    }
    Row {
        id: bar

        width: parent.width
        height: 22
        Accessible.role: Accessible.Graphic
        Accessible.name: row.title + ": " + row.parts.map(part => part.percent + " " + part.words).join(", ")

        Repeater {
            model: row.parts

            Item {
                id: part

                required property int index
                required property var modelData

                width: bar.width * modelData.share
                height: bar.height
                opacity: row.pointed < 0 || row.pointed === index ? 1 : 0.35

                Rectangle {
                    width: Math.max(1, parent.width - 1)
                    height: parent.height
                    radius: 2
                    color: row.colourOf(part.index)
                }
                AppLabel {
                    anchors.centerIn: parent
                    visible: implicitWidth + 8 < parent.width && part.modelData.path !== ""
                    text: part.modelData.percent
                    color: Theme.accentText
                    font.pixelSize: Theme.captionSize
                    font.weight: Font.DemiBold
                }
                HoverHandler {
                    id: hover

                    onHoveredChanged: row.pointed = hovered ? part.index : -1
                }
                AppToolTip {
                    visible: hover.hovered
                    text: part.modelData.percent + " " + part.modelData.words
                }
            }
        }
    }
    Grid {
        id: legend

        width: parent.width
        columns: width > 640 ? 2 : 1
        columnSpacing: Theme.gap

        Repeater {
            model: row.parts

            TailPart {
                width: (legend.width - (legend.columns - 1) * Theme.gap) / legend.columns
                colour: row.colourOf(index)
                onPointedChanged: row.pointed = pointed ? index : -1
                onReached: row.ListView.view.positionViewAtIndex(row.index, ListView.Contain)
            }
        }
    }
}
