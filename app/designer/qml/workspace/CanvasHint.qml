// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

// A sentence about the gesture under way.
Rectangle {
    id: hint

    property string text: ""

    visible: text !== ""
    width: label.implicitWidth + 24
    height: 30
    radius: 15
    color: Theme.raised
    border.color: Theme.border
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    AppLabel {
        id: label

        anchors.centerIn: parent
        text: hint.text
    }
}
