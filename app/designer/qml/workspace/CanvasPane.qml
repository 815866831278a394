// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Canvas
import Windtunnel.Designer

// The drawing with what lies on it: inline rename, quick add, context menu, zoom box, minimap, hints.
Item {
    id: pane

    readonly property alias canvas: canvas
    property bool settled: false

    clip: true

    DesignCanvas {
        id: canvas

        anchors.fill: parent
        focus: true
        activeFocusOnTab: true
        theme: Session.settings.theme
        reducedMotion: Session.settings.reducedMotion
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Drawing with %n components; the outline lists them", "", Session.document.componentCount)
        onRenameRequested: (id, title, viewRect, fontPixels) => renamer.begin(id, title, viewRect, fontPixels)
        onQuickAddRequested: (from, x, y, viewX, viewY) => quickAdd.offer(from, x, y, viewX, viewY)
        onContextMenuRequested: (path, viewX, viewY) => contextMenu.popup(canvas, viewX, viewY)
        Component.onCompleted: forceActiveFocus()
        onWidthChanged: if (!pane.settled)
            refit.restart()
        onHeightChanged: if (!pane.settled)
            refit.restart()
    }
    // The docks take their sizes in the first moments; the drawing is fitted into what is left.
    Timer {
        id: refit

        running: true
        interval: 50
        onTriggered: canvas.fit()
    }
    Timer {
        running: true
        interval: 1200
        onTriggered: pane.settled = true
    }
    CanvasLink {
        id: link

        canvas: canvas
    }
    RenameField {
        id: renamer

        onFinished: canvas.forceActiveFocus()
    }
    QuickAdd {
        id: quickAdd

        link: link
        canvas: canvas
    }
    CanvasMenu {
        id: contextMenu
    }
    EmptyState {
        anchors.centerIn: parent
        visible: Session.document.empty
        iconName: "ui/palette"
        title: qsTr("Draw your architecture")
        text: qsTr("Drag a component from the palette on the left, or click one and then click here. Drag from the edge of a box to another to connect them.")
    }
    CanvasHint {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        anchors.topMargin: 12
        text: link.layingOut ? qsTr("Laying out…") : canvas.hint !== "" ? canvas.hint : canvas.placing !== "" ? qsTr("Click where the %1 goes, Esc cancels").arg(canvas.placing.replace("boundary:", "")) : ""
    }
    ZoomBox {
        id: zoomBox

        anchors.left: parent.left
        anchors.bottom: parent.bottom
        anchors.margins: 12
        percent: canvas.zoom
    }
    ZoneStrip {
        anchors.left: zoomBox.right
        anchors.leftMargin: Theme.unit
        anchors.bottom: zoomBox.bottom
        available: (minimap.visible ? minimap.x : pane.width) - x - 12
    }
    Rectangle {
        id: minimap

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: 12
        width: 176
        height: 112
        radius: Theme.radius
        color: Theme.surface
        border.color: Theme.border
        visible: !canvas.empty && !link.wholeVisible && pane.width > 480 && pane.height > 240

        Minimap {
            anchors.fill: parent
            anchors.margins: 4
            canvas: canvas
        }
    }
}
