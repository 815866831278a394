// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

// What the colours and the line of a waterfall mean.
Row {
    id: legend

    required property var causes

    spacing: 12
    clip: true

    Repeater {
        model: legend.causes

        Row {
            id: entry

            required property var modelData

            height: legend.height
            spacing: 5

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: 10
                height: 10
                radius: 2
                color: Theme.causes[entry.modelData.cause]
            }
            AppLabel {
                anchors.verticalCenter: parent.verticalCenter
                text: entry.modelData.words
                muted: true
                font.pixelSize: Theme.captionSize
            }
        }
    }
    Row {
        height: legend.height
        spacing: 5

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: 14
            height: 8
            radius: 2
            color: Theme.pressed
        }
        AppLabel {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("waits for calls")
            muted: true
            font.pixelSize: Theme.captionSize
        }
    }
    Row {
        height: legend.height
        spacing: 5

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: 14
            height: 2
            color: Theme.text
        }
        AppLabel {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("critical path")
            muted: true
            font.pixelSize: Theme.captionSize
        }
    }
}
