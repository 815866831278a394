// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

// A key or chord.
Rectangle {
    property alias text: label.text

    implicitWidth: Math.max(22, label.implicitWidth + 12)
    implicitHeight: 20
    radius: Theme.half
    color: Theme.sunken
    border.color: Theme.border

    AppLabel {
        id: label

        anchors.centerIn: parent
        font.pixelSize: Theme.captionSize
        muted: true
    }
}
