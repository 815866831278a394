// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// The files opened last.
Column {
    id: recent

    spacing: 12

    AppLabel {
        text: qsTr("Recent")
        font.pixelSize: Theme.leadSize
        font.weight: Font.DemiBold
    }
    Rectangle {
        width: parent.width
        height: Math.max(84, list.height + 8)
        radius: Theme.cardRadius
        color: Theme.surface
        border.color: Theme.border

        AppLabel {
            anchors.centerIn: parent
            visible: Session.recent.count === 0
            width: parent.width - 32
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Designs you open or save appear here.")
            muted: true
            wrapMode: Text.Wrap
        }
        Column {
            id: list

            x: 4
            y: 4
            width: parent.width - 8

            Repeater {
                model: Session.recent
                delegate: RecentEntry {
                    width: list.width
                }
            }
        }
    }
}
