// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

// One message.
Rectangle {
    id: card

    required property int index
    required property string severity
    required property string text
    signal done

    width: Math.min(560, label.implicitWidth + 88)
    height: label.height + 24
    radius: Theme.radius + 2
    color: Theme.raised
    border.color: Theme.severityColour(severity)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Timer {
        running: card.severity !== "error" && !hover.hovered
        interval: card.severity === "good" ? 2500 : 6000
        onTriggered: card.done()
    }
    HoverHandler {
        id: hover
    }
    AppIcon {
        x: 14
        anchors.verticalCenter: parent.verticalCenter
        name: Theme.severityIcon(card.severity)
        size: 18
        colour: Theme.severityColour(card.severity)
    }
    AppLabel {
        id: label

        x: 44
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, 560 - 88)
        text: card.text
        wrapMode: Text.Wrap
        lineHeight: 1.15
    }
    IconButton {
        anchors.right: parent.right
        anchors.rightMargin: 6
        anchors.verticalCenter: parent.verticalCenter
        implicitWidth: 28
        implicitHeight: 28
        iconSize: 14
        iconName: "ui/close"
        hint: qsTr("Close this message")
        onClicked: card.done()
    }
}
