// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

// One icon of the family in any colour; `name` is its file below icons/ ("ui/play", "service").
Image {
    id: icon

    required property string name
    property color colour: Theme.textMuted
    property int size: 16

    width: size
    height: size
    sourceSize.width: size * Screen.devicePixelRatio
    sourceSize.height: size * Screen.devicePixelRatio
    source: name === "" ? "" : "image://icon/" + name + "/" + colour.toString().slice(1)
    Accessible.ignored: true
}
