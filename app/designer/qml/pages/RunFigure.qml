// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

// One figure of a run with its signed difference to the baseline; a sign says which way is better.
Column {
    id: cell

    required property string figure
    required property string delta
    required property int judged

    AppLabel {
        width: parent.width
        horizontalAlignment: Text.AlignRight
        text: cell.figure
        font.weight: Font.Medium
    }
    AppLabel {
        width: parent.width
        horizontalAlignment: Text.AlignRight
        visible: text !== ""
        text: cell.delta === "" ? "" : cell.delta + (cell.judged > 0 ? " ▲" : cell.judged < 0 ? " ▼" : "")
        color: cell.judged > 0 ? Theme.good : cell.judged < 0 ? Theme.bad : Theme.textFaint
        font.pixelSize: Theme.captionSize
    }
}
