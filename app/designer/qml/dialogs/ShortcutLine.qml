// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

// An action and its key; nothing for actions without one.
Item {
    id: line

    property string text: ""
    property string keys: ""

    visible: keys !== ""
    implicitHeight: visible ? 30 : 0

    AppLabel {
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - cap.width - 12
        text: line.text
        elide: Text.ElideRight
    }
    KeyCap {
        id: cap

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: line.keys
    }
}
