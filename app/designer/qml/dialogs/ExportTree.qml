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

        width: ListView.view.width
        implicitHeight: 28
        focusPolicy: rowFocus.isStop ? Qt.TabFocus : Qt.NoFocus
        Accessible.name: path
        onClicked: {
            if (folder)
                Session.exporter.toggle(index);
            else
                Session.exporter.currentFile = path;
        }

        RowFocus {
            id: rowFocus

            delegate: row
            index: row.index
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
