// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

// The head of a dock: a title, what belongs to it on the right, a line below.
Item {
    id: header

    property string title: ""
    default property alias extra: slot.data

    implicitHeight: 40

    AppLabel {
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        text: header.title
        font.weight: Font.DemiBold
    }
    Row {
        id: slot

        anchors.right: parent.right
        anchors.rightMargin: Theme.unit
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
