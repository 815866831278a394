// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Designer

// A tool tip that wraps instead of growing past the window.
T.ToolTip {
    id: tip

    readonly property bool attached: tip.parent !== null && tip.parent.Window.window !== null

    x: parent ? Math.round((parent.width - implicitWidth) / 2) : 0
    y: parent ? parent.height + Theme.half : 0
    implicitWidth: Math.min(label.implicitWidth + 16, 336)
    implicitHeight: label.contentHeight + 12
    leftPadding: 8
    rightPadding: 8
    topPadding: 6
    bottomPadding: 6
    margins: Theme.unit
    delay: 500
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent

    // A row that leaves the window while its tip is due would open the tip nowhere.
    onAttachedChanged: {
        if (!tip.attached)
            tip.close();
    }

    contentItem: AppLabel {
        id: label

        text: tip.text
        color: Theme.tipText
        font.pixelSize: Theme.smallSize
        wrapMode: Text.Wrap
    }
    background: Rectangle {
        color: Theme.tip
        radius: Theme.half
    }
}
