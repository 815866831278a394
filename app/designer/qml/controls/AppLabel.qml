// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

// Text in the program's type scale.
Text {
    property bool muted: false

    color: muted ? Theme.textMuted : Theme.text
    font.family: Theme.family
    font.pixelSize: Theme.bodySize
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
}
