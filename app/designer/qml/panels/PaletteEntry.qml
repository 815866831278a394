// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// One kind of component: its symbol, its name and when to use it.
T.ItemDelegate {
    id: entry

    required property string name
    required property string title
    required property string hint
    required property string iconName
    readonly property bool picked: Session.palette.picked === name

    implicitHeight: row.implicitHeight + 14
    highlighted: picked
    focusPolicy: Qt.TabFocus
    Accessible.name: title
    Accessible.description: hint
    onClicked: Session.palette.picked = picked ? "" : name

    Drag.active: dragger.active
    Drag.dragType: Drag.Automatic
    Drag.supportedActions: Qt.CopyAction
    Drag.mimeData: {
        "application/x-windtunnel-kind": entry.name
    }

    DragHandler {
        id: dragger

        target: null
        onActiveChanged: if (active)
            Session.palette.picked = ""
    }

    contentItem: Item {
        implicitHeight: row.implicitHeight

        Row {
            id: row

            x: Theme.unit
            y: 7
            spacing: 10
            width: parent.width - 16

            Rectangle {
                width: 32
                height: 32
                radius: Theme.radius
                color: entry.picked ? Theme.accentSoft : Theme.sunken
                border.color: entry.picked ? Theme.accent : Theme.border

                AppIcon {
                    anchors.centerIn: parent
                    name: entry.iconName
                    size: 20
                    colour: entry.picked ? Theme.accent : Theme.text
                }
            }
            Column {
                width: parent.width - 42
                spacing: 1

                AppLabel {
                    text: entry.title
                    font.weight: Font.Medium
                }
                AppLabel {
                    width: parent.width
                    text: entry.hint
                    muted: true
                    font.pixelSize: Theme.captionSize
                    wrapMode: Text.Wrap
                    lineHeight: 1.1
                }
            }
        }
    }
    background: Rectangle {
        x: 4
        width: parent.width - 8
        radius: Theme.radius
        color: entry.picked ? Theme.accentSoft : entry.hovered ? Theme.hover : "transparent"
        border.width: entry.visualFocus ? 2 : 0
        border.color: Theme.accent
    }
}
