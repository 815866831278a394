// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

// One rough figure with its name; the pointer brings up what it means.
Row {
    id: figure

    required property string label
    required property string value
    required property string help

    spacing: 5

    AppLabel {
        text: figure.label
        muted: true
        font.pixelSize: Theme.smallSize
    }
    AppLabel {
        text: figure.value
        font.pixelSize: Theme.smallSize
        font.weight: Font.DemiBold
    }
    HoverHandler {
        id: hover
    }
    AppToolTip {
        parent: figure
        visible: hover.hovered
        text: figure.help
    }
}
