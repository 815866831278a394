// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// The files of the export.
ListView {
    id: tree

    clip: true
    topMargin: Theme.unit
    bottomMargin: Theme.unit
    model: Session.exporter
    boundsBehavior: Flickable.StopAtBounds
    cacheBuffer: 0
    Accessible.role: Accessible.Tree
    Accessible.name: qsTr("Files")
    T.ScrollBar.vertical: AppScrollBar {
    }
    delegate: T.ItemDelegate {
        id: row

        required property int index
        required property string name
        required property string path
        required property int depth
        required property bool folder
        required property bool expanded
        required property bool current
        // Tab comes to one row of the list, the arrow keys lead to the others.
        readonly property bool inTabOrder: activeFocus || ListView.isCurrentItem || (ListView.view !== null && ListView.view.currentIndex < 0)

        width: ListView.view.width
        implicitHeight: 28
        focusPolicy: inTabOrder ? Qt.TabFocus : Qt.NoFocus
        onActiveFocusChanged: if (activeFocus)
            ListView.view.currentIndex = index
        ListView.onIsCurrentItemChanged: if (ListView.isCurrentItem && ListView.view.activeFocus) {
            forceActiveFocus(Qt.TabFocusReason);
            // The view may have given it the focus already, which nobody would see.
            focusReason = Qt.TabFocusReason;
        }
        Accessible.name: path
        onClicked: {
            if (folder)
                Session.exporter.toggle(index);
            else
                Session.exporter.currentFile = path;
        }

        contentItem: Item {
            AppIcon {
                id: symbol

                x: 18 + row.depth * 16
                anchors.verticalCenter: parent.verticalCenter
                name: row.folder ? (row.expanded ? "ui/chevron-down" : "ui/chevron-right") : "ui/file"
                size: row.folder ? 14 : 15
                colour: row.current ? Theme.accent : Theme.textMuted
            }
            ElidedLabel {
                anchors.left: symbol.right
                anchors.leftMargin: 7
                anchors.right: parent.right
                anchors.rightMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                text: row.name
                elide: Text.ElideMiddle
                font.weight: row.folder ? Font.DemiBold : Font.Normal
            }
        }
        background: Rectangle {
            x: 8
            width: parent.width - 16
            radius: Theme.half
            color: row.current ? Theme.accentSoft : row.hovered ? Theme.hover : "transparent"
            border.width: row.visualFocus ? 2 : 0
            border.color: Theme.accent
        }
    }
}
