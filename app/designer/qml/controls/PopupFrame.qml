// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

// The surface of menus and popups: raised, with a soft edge instead of a costly shadow.
Rectangle {
    color: Theme.raised
    radius: Theme.radius + 2
    border.color: Theme.border

    Rectangle {
        z: -1
        anchors.fill: parent
        anchors.margins: -1
        anchors.topMargin: 1
        anchors.bottomMargin: -3
        radius: Theme.radius + 4
        color: Theme.shadow
    }
}
