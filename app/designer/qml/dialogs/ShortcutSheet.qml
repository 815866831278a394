// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// All shortcuts, made from the same actions as the menus.
Sheet {
    id: sheet

    readonly property var canvasKeys: [{
            "text": qsTr("Move the selection by 1 or 10"),
            "keys": qsTr("Arrows, Shift+Arrows")
        }, {
            "text": qsTr("Pan the canvas"),
            "keys": qsTr("Middle button, Space+drag")
        }, {
            "text": qsTr("Pan sideways"),
            "keys": qsTr("Shift+wheel")
        }, {
            "text": qsTr("Zoom to the pointer"),
            "keys": qsTr("Wheel")
        }, {
            "text": qsTr("Duplicate while dragging"),
            "keys": qsTr("Alt+drag")
        }, {
            "text": qsTr("Cancel a gesture"),
            "keys": qsTr("Esc")
        }]

    width: Math.min(880, parent.width - 64)
    height: Math.min(620, parent.height - 64)

    AppLabel {
        id: title

        text: qsTr("Keyboard shortcuts")
        font.pixelSize: Theme.titleSize
        font.weight: Font.DemiBold
    }
    IconButton {
        anchors.right: parent.right
        iconName: "ui/close"
        hint: qsTr("Close")
        onClicked: sheet.close()
    }
    Flickable {
        anchors.top: title.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        width: parent.width
        contentHeight: flow.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: AppScrollBar {
        }

        Grid {
            id: flow

            width: parent.width
            columns: 2
            columnSpacing: 40
            rowSpacing: 0
            flow: Grid.TopToBottom
            rows: Math.ceil((Session.actions.rowCount() + sheet.canvasKeys.length) / 2)

            Repeater {
                model: Session.actions

                ShortcutLine {
                    required property AppAction appAction

                    width: (flow.width - 40) / 2
                    text: appAction.text
                    keys: appAction.shortcutText
                }
            }
            Repeater {
                model: sheet.canvasKeys

                ShortcutLine {
                    required property var modelData

                    width: (flow.width - 40) / 2
                    text: modelData.text
                    keys: modelData.keys
                }
            }
        }
    }
}
