// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import Windtunnel.Bridge
import Windtunnel.Designer

// Docks round the canvas: palette and outline, inspector, run bar and pages. Their sizes are remembered.
Item {
    id: workspace

    property bool leftShown: Session.settings.flag("docks/left", true)
    property bool rightShown: Session.settings.flag("docks/right", true)
    property bool bottomShown: Session.settings.flag("docks/bottom", true)

    // Escape that a control has no use for ends placing, leads back to the present, and then to the drawing.
    Keys.onEscapePressed: {
        if (Session.palette.picked !== "")
            Session.palette.picked = "";
        else if (Session.run.cursorTime >= 0)
            Session.run.cursorTime = -1;
        else
            pane.canvas.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    Connections {
        target: Session

        function onDockToggled(dock: string): void {
            if (dock === "left")
                workspace.leftShown = !workspace.leftShown;
            else if (dock === "right")
                workspace.rightShown = !workspace.rightShown;
            else
                workspace.bottomShown = !workspace.bottomShown;
            Session.settings.setFlag("docks/left", workspace.leftShown);
            Session.settings.setFlag("docks/right", workspace.rightShown);
            Session.settings.setFlag("docks/bottom", workspace.bottomShown);
        }
        function onPageChanged(): void {
            workspace.bottomShown = true;
        }
    }
    TopBar {
        id: topBar

        width: parent.width
        z: 1
    }
    ConflictBar {
        id: conflict

        anchors.top: topBar.bottom
        width: parent.width
    }
    SplitView {
        anchors.top: conflict.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        handle: DockHandle {
        }

        LeftDock {
            SplitView.preferredWidth: Session.settings.number("docks/leftWidth", 248)
            SplitView.minimumWidth: 200
            SplitView.maximumWidth: 420
            visible: workspace.leftShown
            canvas: pane.canvas
            onWidthChanged: if (visible && width > 0)
                Session.settings.setNumber("docks/leftWidth", width)
        }
        SplitView {
            SplitView.fillWidth: true
            SplitView.minimumWidth: 320
            orientation: Qt.Vertical
            handle: DockHandle {
                upright: false
            }

            CanvasPane {
                id: pane

                SplitView.fillHeight: true
                SplitView.minimumHeight: 160
            }
            BottomDock {
                SplitView.preferredHeight: pagesShown ? Session.settings.number("docks/bottomHeight", 336) : barHeight
                SplitView.minimumHeight: pagesShown ? 180 : barHeight
                SplitView.maximumHeight: pagesShown ? workspace.height * 0.7 : barHeight
                pagesShown: workspace.bottomShown
                onHeightChanged: if (pagesShown && height > 180)
                    Session.settings.setNumber("docks/bottomHeight", height)
            }
        }
        Rectangle {
            SplitView.preferredWidth: Session.settings.number("docks/rightWidth", 328)
            SplitView.minimumWidth: 280
            SplitView.maximumWidth: 520
            visible: workspace.rightShown
            color: Theme.surface
            onWidthChanged: if (visible && width > 0)
                Session.settings.setNumber("docks/rightWidth", width)

            InspectorPanel {
                anchors.fill: parent
            }
        }
    }
}
