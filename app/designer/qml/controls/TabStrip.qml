// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Designer

// Tabs as a row of words. `tabs` is a list of {text, icon, badge, severity}.
Row {
    id: strip

    property var tabs: []
    property int currentIndex: 0
    property int tabHeight: 40
    signal chosen(int index)

    spacing: Theme.half
    Accessible.role: Accessible.PageTabList

    Repeater {
        model: strip.tabs

        T.AbstractButton {
            id: tab

            required property int index
            required property var modelData
            readonly property bool current: strip.currentIndex === index

            implicitHeight: strip.tabHeight
            implicitWidth: row.implicitWidth + 20
            focusPolicy: Qt.TabFocus
            Accessible.role: Accessible.PageTab
            Accessible.name: modelData.text
            Accessible.selected: current
            onClicked: strip.chosen(index)

            contentItem: Item {
                Row {
                    id: row

                    anchors.centerIn: parent
                    spacing: 6

                    AppIcon {
                        anchors.verticalCenter: parent.verticalCenter
                        visible: name !== ""
                        name: tab.modelData.icon ? "ui/" + tab.modelData.icon : ""
                        colour: tab.current ? Theme.accent : Theme.textMuted
                    }
                    AppLabel {
                        anchors.verticalCenter: parent.verticalCenter
                        text: tab.modelData.text
                        font.weight: tab.current ? Font.DemiBold : Font.Medium
                        color: tab.current ? Theme.text : Theme.textMuted
                    }
                    Badge {
                        anchors.verticalCenter: parent.verticalCenter
                        visible: text !== ""
                        text: tab.modelData.badge || ""
                        severity: tab.modelData.severity || "note"
                    }
                }
            }
            background: Rectangle {
                radius: Theme.radius
                color: tab.hovered && !tab.current ? Theme.hover : "transparent"
                border.width: tab.visualFocus ? 2 : 0
                border.color: Theme.accent

                Rectangle {
                    visible: tab.current
                    anchors.bottom: parent.bottom
                    x: 10
                    width: parent.width - 20
                    height: 2
                    radius: 1
                    color: Theme.accent
                }
            }
        }
    }
}
