// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// What is used up first, as a link to where it can be widened.
T.AbstractButton {
    id: sentence

    required property EstimateController estimate

    implicitHeight: 38
    focusPolicy: enabled ? Qt.TabFocus : Qt.NoFocus
    enabled: estimate.path !== ""
    text: estimate.sentence
    Accessible.name: text
    Accessible.description: enabled ? qsTr("Leads to where it can be changed") : ""
    onClicked: Session.jumpTo(estimate.path)

    contentItem: ElidedLabel {
        leftPadding: 6
        text: sentence.text
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.Wrap
        maximumLineCount: 2
        font.pixelSize: Theme.smallSize
        font.underline: sentence.hovered && sentence.enabled
        color: sentence.estimate.severity === "error" ? Theme.bad : sentence.estimate.severity === "warning" ? Theme.warning : Theme.text
    }
    background: Rectangle {
        radius: Theme.half
        color: "transparent"
        border.width: sentence.visualFocus ? 2 : 0
        border.color: Theme.accent
    }

    HoverHandler {
        cursorShape: sentence.enabled ? Qt.PointingHandCursor : Qt.ArrowCursor
    }
}
