// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

// Name of the design and whether it is saved.
Item {
    id: title

    Row {
        anchors.centerIn: parent
        spacing: Theme.unit

        AppLabel {
            id: name

            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, title.width * 0.62)
            text: Session.document.name
            font.weight: Font.DemiBold
            elide: Text.ElideRight
        }
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: 6
            height: 6
            radius: 3
            color: Theme.warning
            visible: Session.document.modified
        }
        AppLabel {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, title.width * 0.34)
            text: Session.document.modified ? qsTr("edited") : Session.files.fileName
            muted: true
            font.pixelSize: Theme.smallSize
            elide: Text.ElideMiddle
        }
    }
}
