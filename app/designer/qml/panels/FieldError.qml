// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

// Why a text was refused, below its field.
Row {
    id: note

    property string text: ""

    visible: text !== ""
    spacing: 6
    topPadding: 2
    bottomPadding: 4
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    AppIcon {
        name: "ui/error"
        size: 14
        colour: Theme.bad
    }
    AppLabel {
        width: note.width - 20
        text: note.text
        color: Theme.bad
        font.pixelSize: Theme.captionSize
        wrapMode: Text.Wrap
    }
}
