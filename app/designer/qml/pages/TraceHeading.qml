// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

// Why the traces below it were kept.
Item {
    id: heading

    required property string section

    implicitHeight: 26

    AppLabel {
        x: Theme.unit
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 4
        text: heading.section
        color: Theme.textFaint
        font.pixelSize: Theme.captionSize
        font.weight: Font.DemiBold
    }
}
