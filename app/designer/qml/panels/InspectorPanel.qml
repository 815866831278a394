// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// The properties of the selection, made from the property table.
Item {
    id: panel

    Item {
        id: head

        width: parent.width
        height: 64

        Rectangle {
            x: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            width: 36
            height: 36
            radius: Theme.radius + 2
            color: Theme.accentSoft

            AppIcon {
                anchors.centerIn: parent
                name: Session.inspector.iconName
                size: 20
                colour: Theme.accent
            }
        }
        Column {
            x: 64
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - x - Theme.gap
            spacing: 2

            AppLabel {
                width: parent.width
                text: Session.inspector.title
                font.pixelSize: Theme.leadSize
                font.weight: Font.DemiBold
                elide: Text.ElideRight
            }
            AppLabel {
                width: parent.width
                text: Session.inspector.subtitle
                muted: true
                font.pixelSize: Theme.smallSize
                elide: Text.ElideRight
            }
        }
        Separator {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }
    ListView {
        id: list

        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        model: Session.inspector
        boundsBehavior: Flickable.StopAtBounds
        // Lines made ahead of time would be half made when the model changes under them.
        cacheBuffer: 0
        topMargin: Theme.half
        bottomMargin: Theme.gap
        Accessible.role: Accessible.Form
        Accessible.name: qsTr("Properties")
        T.ScrollBar.vertical: AppScrollBar {
        }
        delegate: InspectorLine {
            width: ListView.view.width
        }

        Connections {
            target: Session.inspector

            function onRevealed(row: int): void {
                list.positionViewAtIndex(row, ListView.Contain);
                const item = list.itemAtIndex(row) as InspectorLine;
                if (item)
                    item.takeFocus();
            }
        }
    }
}
