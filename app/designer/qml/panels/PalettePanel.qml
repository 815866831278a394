// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Canvas
import Windtunnel.Designer

// What can be drawn. Drag an entry to the canvas, or click it and then click the canvas.
Item {
    id: panel

    required property DesignCanvas canvas

    SearchField {
        id: search

        x: Theme.unit
        y: Theme.unit
        width: parent.width - 16
        placeholderText: qsTr("Search components")
        onTextChanged: Session.palette.query = text
    }
    ListView {
        id: list

        anchors.top: search.bottom
        anchors.topMargin: Theme.half
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        model: Session.palette
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        reuseItems: false
        keyNavigationEnabled: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Palette")
        T.ScrollBar.vertical: AppScrollBar {
        }
        section.property: "group"
        section.delegate: AppLabel {
            required property string section

            x: Theme.gap
            height: 32
            verticalAlignment: Text.AlignBottom
            bottomPadding: Theme.half
            text: section
            muted: true
            font.pixelSize: Theme.smallSize
            font.weight: Font.DemiBold
        }
        delegate: PaletteEntry {
            width: ListView.view.width
            canvas: panel.canvas
        }
    }
    EmptyState {
        anchors.centerIn: list
        visible: Session.palette.count === 0
        title: qsTr("Nothing fits")
        text: qsTr("Search by what a component does: “queue”, “cache”, “routes”.")
    }
}
