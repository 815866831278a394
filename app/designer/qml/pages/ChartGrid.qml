// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

// Four charts of one subject under one time cursor.
Item {
    id: grid

    // Where the words above the charts begin.
    property int headStart: Theme.gap
    readonly property int columns: width > 380 ? 2 : 1
    readonly property bool tall: height > 340 || columns === 2

    ElidedLabel {
        id: subject

        x: grid.headStart
        width: instant.visible ? instant.x - x - Theme.unit : grid.width - x - Theme.gap
        height: 34
        text: Session.run.charts.shownTitle !== "" ? qsTr("Figures of %1").arg(Session.run.charts.shownTitle) : qsTr("Figures of the whole system")
        font.pixelSize: Theme.smallSize
        font.weight: Font.DemiBold
        muted: true
    }
    AppLabel {
        id: instant

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        height: 34
        visible: Session.run.cursorTime >= 0
        text: qsTr("at %1 – Esc or double click for now").arg(Session.run.cursorClock)
        font.pixelSize: Theme.smallSize
        color: Theme.accent
    }
    Grid {
        anchors.top: subject.bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.half
        x: Theme.unit
        width: parent.width - 16
        columns: grid.columns
        columnSpacing: Theme.unit
        rowSpacing: Theme.half
        clip: true

        Repeater {
            model: Session.run.charts
            delegate: ChartView {
                width: (grid.width - 16 - (grid.columns - 1) * Theme.unit) / grid.columns
                height: (grid.height - 42) / (4 / grid.columns)
            }
        }
    }
}
