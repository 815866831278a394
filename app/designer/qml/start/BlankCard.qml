// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// An empty drawing.
T.AbstractButton {
    id: card

    implicitHeight: 284
    focusPolicy: Qt.StrongFocus
    Accessible.name: qsTr("Blank design")
    onClicked: Session.files.openNew()
    Keys.onReturnPressed: clicked()

    contentItem: Item {
        EmptyState {
            anchors.centerIn: parent
            iconName: "ui/plus"
            title: qsTr("Blank design")
            text: qsTr("Drag services, stores and brokers onto an empty canvas. A drawing of boxes and arrows can be run at once.")
        }
    }
    background: Rectangle {
        radius: Theme.cardRadius
        color: card.hovered ? Theme.surface : "transparent"
        border.width: card.visualFocus || card.hovered ? 2 : 1
        border.color: card.visualFocus || card.hovered ? Theme.accent : Theme.borderStrong
    }
}
