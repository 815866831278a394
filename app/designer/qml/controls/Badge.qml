// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

// A short figure or word on a soft ground.
Rectangle {
    id: badge

    property alias text: label.text
    property string severity: "note"

    implicitWidth: Math.max(18, label.implicitWidth + 12)
    implicitHeight: 18
    radius: 9
    color: Theme.severitySoft(severity)

    AppLabel {
        id: label

        anchors.centerIn: parent
        font.pixelSize: Theme.captionSize
        font.weight: Font.DemiBold
        color: Theme.severityColour(badge.severity)
    }
}
