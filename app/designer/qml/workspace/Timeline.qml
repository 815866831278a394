// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Charts
import Windtunnel.Designer

// Simulated time from left to right: warm-up, what is simulated already, faults. Drag over it to look at an instant;
// drag a planned fault to move it.
Item {
    id: timeline

    readonly property RunController run: Session.run
    readonly property real span: Math.max(1, run.end)
    readonly property int inset: 12

    function place(seconds: real): real {
        return track.width * Math.min(1, seconds / span);
    }

    implicitHeight: 44
    Accessible.role: Accessible.Slider
    Accessible.name: qsTr("Timeline")
    activeFocusOnTab: true
    Keys.onLeftPressed: run.cursorTime = Math.max(0, (run.cursorTime < 0 ? run.now : run.cursorTime) - 1)
    Keys.onRightPressed: run.cursorTime = run.cursorTime < 0 || run.cursorTime + 1 >= run.now ? -1 : run.cursorTime + 1

    TimeScale {
        id: axis

        to: timeline.span
        x: timeline.inset
        width: parent.width - 2 * timeline.inset
    }
    Rectangle {
        id: track

        x: timeline.inset
        y: 8
        width: parent.width - 2 * timeline.inset
        height: 12
        radius: 3
        color: Theme.sunken
        border.width: timeline.activeFocus ? 2 : 1
        border.color: timeline.activeFocus ? Theme.accent : Theme.border

        Rectangle {
            height: parent.height
            width: timeline.place(timeline.run.now)
            radius: 3
            color: timeline.run.stale ? Theme.pressed : Theme.accentSoft
        }
        Rectangle {
            visible: timeline.run.warmup > 0
            x: timeline.place(timeline.run.warmup)
            width: 1
            height: parent.height
            color: Theme.borderStrong
        }
        AppLabel {
            visible: timeline.run.warmup > 0 && timeline.place(timeline.run.warmup) > implicitWidth + 10
            x: 6
            height: parent.height
            text: qsTr("warm-up")
            color: Theme.textFaint
            font.pixelSize: Theme.captionSize
        }
        Rectangle {
            x: timeline.place(timeline.run.now) - 1
            width: 2
            height: parent.height
            visible: timeline.run.now > 0
            color: Theme.accent
        }
    }
    MouseArea {
        anchors.fill: track
        anchors.margins: -6
        hoverEnabled: true
        enabled: timeline.run.hasResults
        cursorShape: enabled ? Qt.PointingHandCursor : Qt.ArrowCursor
        onPressed: mouse => timeline.run.cursorTime = Math.max(0, (mouse.x - 6) / track.width * timeline.span)
        onPositionChanged: mouse => {
            if (pressed)
                timeline.run.cursorTime = Math.max(0, (mouse.x - 6) / track.width * timeline.span);
        }
        onDoubleClicked: timeline.run.cursorTime = -1
    }
    Repeater {
        model: timeline.run.faults
        delegate: FaultMarker {
            pixelsPerSecond: timeline.place(1)
            trackX: track.x
            trackY: track.y
        }
    }
    Rectangle {
        visible: timeline.run.cursorTime >= 0
        x: track.x + timeline.place(timeline.run.cursorTime) - 1
        y: 3
        width: 2
        height: 22
        radius: 1
        color: Theme.text
    }
}
