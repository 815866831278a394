// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Canvas
import Windtunnel.Designer

// Palette and outline, one at a time.
Rectangle {
    id: dock

    required property DesignCanvas canvas
    property int tab: 0

    color: Theme.surface

    TabStrip {
        id: tabs

        x: Theme.half
        tabs: [{
                "text": qsTr("Palette"),
                "icon": "palette"
            }, {
                "text": qsTr("Outline"),
                "icon": "outline"
            }]
        currentIndex: dock.tab
        onChosen: index => dock.tab = index
    }
    Separator {
        anchors.top: tabs.bottom
        width: parent.width
    }
    PalettePanel {
        anchors.top: tabs.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        visible: dock.tab === 0
        canvas: dock.canvas
    }
    OutlinePanel {
        anchors.top: tabs.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        visible: dock.tab === 1
    }
}
