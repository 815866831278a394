// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

// A fault on the timeline: a wedge where it begins, a bar while it lasts.
Item {
    id: marker

    required property var modelData
    required property real pixelsPerSecond
    required property real trackX
    required property real trackY
    readonly property color ink: modelData.planned ? Theme.bad : Theme.warning
    property real shift: 0

    x: trackX + modelData.at * pixelsPerSecond + shift
    y: trackY
    height: 12
    Accessible.role: Accessible.Indicator
    Accessible.name: modelData.text

    Rectangle {
        width: Math.max(2, (marker.modelData.until - marker.modelData.at) * marker.pixelsPerSecond)
        height: 12
        radius: 2
        color: marker.ink
        opacity: 0.25
    }
    Rectangle {
        x: -5
        y: -3
        width: 10
        height: 10
        radius: 2
        rotation: 45
        color: marker.ink
        border.width: 2
        border.color: Theme.surface
    }
    HoverHandler {
        id: hover

        margin: 8
        cursorShape: marker.modelData.index >= 0 ? Qt.SizeHorCursor : Qt.ArrowCursor
    }
    DragHandler {
        target: null
        margin: 8
        enabled: marker.modelData.index >= 0
        yAxis.enabled: false
        onActiveTranslationChanged: if (active)
            marker.shift = activeTranslation.x
        onActiveChanged: if (!active) {
            const seconds = marker.modelData.at + marker.shift / marker.pixelsPerSecond;
            marker.shift = 0;
            Session.run.moveFault(marker.modelData.index, seconds);
        }
    }
    AppToolTip {
        visible: hover.hovered
        text: marker.modelData.text + (marker.modelData.index >= 0 ? qsTr(" – drag to move") : "")
    }
}
