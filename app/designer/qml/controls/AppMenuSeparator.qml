// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Designer

T.MenuSeparator {
    implicitWidth: 200
    implicitHeight: 9
    contentItem: Item {
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            x: 4
            width: parent.width - 8
            height: 1
            color: Theme.border
        }
    }
}
