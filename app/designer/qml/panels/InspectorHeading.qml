// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// A group of properties; folds.
T.AbstractButton {
    id: heading

    required property InspectorEntry line

    implicitHeight: 36
    focusPolicy: Qt.TabFocus
    Accessible.name: line.label
    onClicked: Session.inspector.toggle(line.index)

    contentItem: Item {
        AppLabel {
            x: Theme.gap
            y: 12
            text: heading.line.label
            font.pixelSize: Theme.smallSize
            font.weight: Font.DemiBold
            muted: true
        }
        AppIcon {
            anchors.right: parent.right
            anchors.rightMargin: 12
            y: 12
            size: 14
            name: heading.line.expanded ? "ui/chevron-up" : "ui/chevron-down"
            opacity: heading.hovered || !heading.line.expanded ? 1 : 0
        }
    }
    background: Rectangle {
        color: "transparent"
        border.width: heading.visualFocus ? 2 : 0
        border.color: Theme.accent
        radius: Theme.half
    }
}
