// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

// A text field for searching; Escape empties it.
AppTextField {
    id: field

    leftPadding: 32
    Keys.onEscapePressed: event => {
        event.accepted = text !== "";
        text = "";
    }

    AppIcon {
        anchors.left: parent.left
        anchors.leftMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        name: "ui/search"
    }
}
