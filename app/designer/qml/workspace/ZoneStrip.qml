// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

// The zones of a live run, each to be taken down and brought back with a click.
Rectangle {
    id: strip

    property real available: 0

    visible: Session.run.zones.count > 0
    width: Math.min(row.implicitWidth + 8, available)
    height: 36
    radius: Theme.radius
    color: Theme.surface
    border.color: Theme.border
    clip: true

    Row {
        id: row

        anchors.verticalCenter: parent.verticalCenter
        x: Theme.half

        Repeater {
            model: Session.run.zones

            ZoneChip {
            }
        }
    }
}
