// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

// The word "Estimate" with a dashed ring, as on the canvas: what stands beside it was not measured.
Row {
    id: mark

    required property string severity
    readonly property color ink: severity === "error" ? Theme.bad : severity === "warning" ? Theme.warning : Theme.textMuted

    spacing: 6

    Item {
        anchors.verticalCenter: parent.verticalCenter
        width: 14
        height: 14

        Repeater {
            model: 8

            Rectangle {
                required property int index

                x: 5
                y: 0
                width: 4
                height: 2
                radius: 1
                color: mark.ink
                transform: Rotation {
                    origin.x: 2
                    origin.y: 7
                    angle: index * 45
                }
            }
        }
    }
    AppLabel {
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Estimate")
        color: mark.ink
        font.pixelSize: Theme.smallSize
        font.weight: Font.DemiBold
    }
}
