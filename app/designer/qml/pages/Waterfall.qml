// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// The chosen request, call by call: bars along its time, coloured by what the time went to, the critical path below.
Item {
    id: waterfall

    readonly property TraceListModel traces: Session.run.traces
    readonly property int names: Math.max(140, Math.min(280, width * 0.36))
    readonly property int barWidth: Math.max(80, width - names - 88)

    WaterfallLegend {
        id: legend

        x: Theme.gap
        width: parent.width - 32
        height: 30
        causes: waterfall.traces.waterfall.causes
    }
    Item {
        id: axis

        anchors.top: legend.bottom
        x: waterfall.names
        width: waterfall.barWidth
        height: 18

        Repeater {
            id: ticks

            model: waterfall.traces.waterfall.ticks

            Item {
                id: tick

                required property int index
                required property var modelData
                // Where there is no room for all labels, every second or third is left.
                readonly property int every: Math.ceil(56 * Math.max(1, ticks.count - 1) / axis.width)

                x: modelData.place * axis.width

                Rectangle {
                    y: axis.height
                    width: 1
                    height: list.height
                    color: Theme.border
                }
                AppLabel {
                    visible: tick.index % tick.every === 0
                    x: tick.modelData.place < 0.02 ? 0 : -width / 2
                    text: tick.modelData.text
                    color: Theme.textFaint
                    font.pixelSize: Theme.captionSize
                }
            }
        }
    }
    ListView {
        id: list

        anchors.top: axis.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        model: waterfall.traces.waterfall
        currentIndex: -1
        boundsBehavior: Flickable.StopAtBounds
        bottomMargin: Theme.unit
        Accessible.role: Accessible.Tree
        Accessible.name: qsTr("Calls of %1").arg(waterfall.traces.title)
        T.ScrollBar.vertical: AppScrollBar {
        }
        delegate: WaterfallBar {
            width: ListView.view.width
            names: waterfall.names
            barWidth: waterfall.barWidth
        }
    }
}
