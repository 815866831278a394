// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// One cause in words; a click shows where it lies.
T.AbstractButton {
    id: part

    required property int index
    required property var modelData
    required property color colour
    readonly property bool pointed: hovered || visualFocus
    signal reached

    implicitHeight: 26
    enabled: modelData.path !== ""
    focusPolicy: Qt.TabFocus
    onVisualFocusChanged: if (visualFocus)
        reached()
    Accessible.name: modelData.percent + " " + modelData.words
    onClicked: Session.showOnCanvas(modelData.path)

    contentItem: Item {
        Rectangle {
            id: key

            x: 6
            anchors.verticalCenter: parent.verticalCenter
            width: 10
            height: 10
            radius: 2
            color: part.colour
        }
        AppLabel {
            id: percent

            anchors.left: key.right
            height: parent.height
            width: 52
            horizontalAlignment: Text.AlignRight
            text: part.modelData.percent
            font.weight: Font.DemiBold
        }
        ElidedLabel {
            anchors.left: percent.right
            anchors.leftMargin: Theme.unit
            anchors.right: parent.right
            anchors.rightMargin: Theme.half
            height: parent.height
            text: part.modelData.words
            muted: !part.enabled
        }
    }
    background: Rectangle {
        radius: Theme.half
        color: part.hovered ? Theme.hover : "transparent"
        border.width: part.visualFocus ? 2 : 0
        border.color: Theme.accent
    }
}
