// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// One call: its name by depth, its bar, how long it took. A click shows the component.
T.AbstractButton {
    id: row

    required property int index
    required property int depth
    required property string title
    required property string detail
    required property string help
    required property string path
    required property real from
    required property real length
    required property string duration
    required property bool failed
    required property var segments
    required property var critical
    required property int names
    required property int barWidth
    readonly property int indent: Theme.unit + Math.min(depth, 8) * 10

    implicitHeight: 24
    focusPolicy: rowFocus.isStop ? Qt.StrongFocus : Qt.NoFocus
    Accessible.role: Accessible.TreeItem
    Accessible.name: title + ", " + duration
    Accessible.description: help
    onClicked: Session.showOnCanvas(path)

    RowFocus {
        id: rowFocus

        delegate: row
        index: row.index
    }

    contentItem: Item {
        AppLabel {
            x: row.indent
            width: row.names - x - Theme.unit
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            text: row.detail !== "" ? row.title + " – " + row.detail : row.title
            color: row.failed ? Theme.bad : Theme.text
            elide: Text.ElideRight
            font.pixelSize: Theme.smallSize
        }
        Item {
            id: bar

            x: row.names
            width: row.barWidth
            height: parent.height

            Rectangle {
                x: row.from * bar.width
                y: 6
                width: Math.max(2, row.length * bar.width)
                height: 10
                radius: 2
                color: Theme.pressed
                border.width: row.failed ? 1 : 0
                border.color: Theme.bad
            }
            Repeater {
                model: row.segments

                Rectangle {
                    required property var modelData

                    x: modelData.from * bar.width
                    y: 6
                    width: Math.max(1, modelData.length * bar.width)
                    height: 10
                    color: Theme.causes[modelData.cause]
                }
            }
            Repeater {
                model: row.critical

                Rectangle {
                    required property var modelData

                    x: modelData.from * bar.width
                    y: 18
                    width: Math.max(1, modelData.length * bar.width)
                    height: 2
                    color: Theme.text
                }
            }
        }
        AppLabel {
            x: row.names + row.barWidth + Theme.unit
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            text: row.duration
            muted: true
            font.pixelSize: Theme.captionSize
        }
    }
    background: Rectangle {
        color: row.hovered ? Theme.hover : "transparent"
        opacity: 0.7
        border.width: row.visualFocus ? 2 : 0
        border.color: Theme.accent
    }

    AppToolTip {
        visible: row.hovered || row.visualFocus
        text: row.help
    }
}
