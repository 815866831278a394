// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

// The name of a group of faults.
Item {
    id: heading

    required property string section

    implicitHeight: 30

    AppLabel {
        x: Theme.gap
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 5
        text: heading.section
        color: Theme.textFaint
        font.pixelSize: Theme.captionSize
        font.weight: Font.DemiBold
    }
}
