// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Designer

// One request that was kept: what it wanted, how long it took, as words and as a bar.
T.AbstractButton {
    id: row

    required property int index
    required property string title
    required property string duration
    required property string detail
    required property real share
    required property bool failed
    readonly property bool current: ListView.isCurrentItem
    signal chosen

    implicitHeight: 42
    focusPolicy: rowFocus.isStop ? Qt.StrongFocus : Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1, %2, %3").arg(title).arg(duration).arg(detail)
    Accessible.selected: current
    onClicked: chosen()
    onActiveFocusChanged: if (activeFocus)
        chosen()

    RowFocus {
        id: rowFocus

        delegate: row
        index: row.index
    }

    contentItem: Item {
        ElidedLabel {
            id: name

            x: Theme.unit
            y: 4
            width: time.x - x - Theme.half
            text: row.title
            font.pixelSize: Theme.smallSize
            font.weight: row.current ? Font.DemiBold : Font.Medium
        }
        AppLabel {
            id: time

            anchors.right: parent.right
            anchors.rightMargin: 12
            y: 4
            text: row.duration
            font.pixelSize: Theme.smallSize
            font.weight: Font.DemiBold
        }
        ElidedLabel {
            x: Theme.unit
            y: 20
            width: parent.width - 20
            text: row.detail
            color: row.failed ? Theme.bad : Theme.textFaint
            font.pixelSize: Theme.captionSize
        }
        Rectangle {
            x: Theme.unit
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 3
            width: Math.max(1, (parent.width - 20) * row.share)
            height: 2
            radius: 1
            color: row.failed ? Theme.bad : Theme.accent
        }
    }
    background: Rectangle {
        color: row.current ? Theme.accentSoft : row.hovered ? Theme.hover : "transparent"
        border.width: row.visualFocus ? 2 : 0
        border.color: Theme.accent
    }
}
