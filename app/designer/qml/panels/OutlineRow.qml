// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// One element of the outline.
T.ItemDelegate {
    id: row

    required property int index
    required property string path
    required property string label
    required property string detail
    required property string iconName
    required property int depth
    required property bool expandable
    required property bool expanded
    required property bool selected
    readonly property bool section: path.indexOf("/") < 0 && expandable

    implicitHeight: 28
    focusPolicy: rowFocus.isStop ? Qt.TabFocus : Qt.NoFocus
    Accessible.role: Accessible.TreeItem
    Accessible.name: label
    Accessible.selected: selected
    onClicked: section ? Session.outline.toggle(index) : Session.document.select([path])
    onDoubleClicked: Session.showOnCanvas(path)
    Keys.onLeftPressed: if (expandable && expanded)
        Session.outline.toggle(index)
    Keys.onRightPressed: if (expandable && !expanded)
        Session.outline.toggle(index)

    RowFocus {
        id: rowFocus

        delegate: row
        index: row.index
    }

    contentItem: Item {
        T.AbstractButton {
            id: arrow

            x: 6 + row.depth * 14
            width: 20
            height: parent.height
            visible: row.expandable
            focusPolicy: Qt.NoFocus
            Accessible.name: row.expanded ? qsTr("Fold %1").arg(row.label) : qsTr("Unfold %1").arg(row.label)
            onClicked: Session.outline.toggle(row.index)
            contentItem: Item {
                AppIcon {
                    anchors.centerIn: parent
                    size: 14
                    name: row.expanded ? "ui/chevron-down" : "ui/chevron-right"
                }
            }
        }
        AppIcon {
            id: symbol

            x: arrow.x + 20
            anchors.verticalCenter: parent.verticalCenter
            visible: row.iconName !== ""
            name: row.iconName
            colour: row.selected ? Theme.accent : Theme.textMuted
        }
        AppLabel {
            id: title

            anchors.left: symbol.visible ? symbol.right : symbol.left
            anchors.leftMargin: symbol.visible ? 8 : 2
            anchors.right: more.left
            anchors.rightMargin: Theme.unit
            anchors.verticalCenter: parent.verticalCenter
            text: row.label
            elide: Text.ElideRight
            muted: row.section
            font.weight: row.section ? Font.DemiBold : row.selected ? Font.DemiBold : Font.Normal
            font.pixelSize: row.section ? Theme.smallSize : Theme.bodySize
        }
        AppLabel {
            id: more

            anchors.right: parent.right
            anchors.rightMargin: 14
            anchors.verticalCenter: parent.verticalCenter
            text: row.detail
            color: Theme.textFaint
            font.pixelSize: Theme.captionSize
        }
    }
    background: Rectangle {
        x: 4
        width: parent.width - 8
        radius: Theme.half
        color: row.selected ? Theme.accentSoft : row.hovered ? Theme.hover : "transparent"
        border.width: row.visualFocus ? 2 : 0
        border.color: Theme.accent
    }
}
