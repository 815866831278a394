// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

// Zoom out, the zoom, zoom in, show everything.
Rectangle {
    id: box

    property real percent: 1

    width: row.implicitWidth + 8
    height: 36
    radius: Theme.radius
    color: Theme.surface
    border.color: Theme.border

    Row {
        id: row

        anchors.centerIn: parent
        spacing: 0

        ActionButton {
            width: 28
            height: 28
            iconSize: 16
            appAction: Session.actions.action("view.zoomOut")
        }
        AppLabel {
            width: 48
            height: 28
            horizontalAlignment: Text.AlignHCenter
            text: Number(box.percent * 100).toFixed(0) + " %"
            font.pixelSize: Theme.smallSize

            TapHandler {
                onTapped: Session.actions.action("view.actualSize").trigger()
            }
        }
        ActionButton {
            width: 28
            height: 28
            iconSize: 16
            appAction: Session.actions.action("view.zoomIn")
        }
        ActionButton {
            width: 28
            height: 28
            iconSize: 16
            appAction: Session.actions.action("view.fit")
        }
        ActionButton {
            width: 28
            height: 28
            iconSize: 16
            appAction: Session.actions.action("edit.layout")
        }
    }
}
