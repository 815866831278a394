// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

// Text that may be cut; where it is, the pointer brings up the whole.
AppLabel {
    id: label

    elide: Text.ElideRight

    HoverHandler {
        id: hover

        enabled: label.truncated
    }
    AppToolTip {
        visible: hover.hovered && label.truncated
        text: label.text
    }
}
