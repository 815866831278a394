// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Windtunnel.Bridge
import Windtunnel.Designer

// What queueing theory says of the design as it is, while nothing runs. A click leads to what is used up first.
Rectangle {
    id: strip

    readonly property EstimateController estimate: Session.estimate
    readonly property bool bad: estimate.severity === "error"

    implicitHeight: 42
    color: bad ? Theme.badSoft : Theme.sunken
    Accessible.role: Accessible.StaticText
    Accessible.name: estimate.spoken

    Separator {
        width: parent.width
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 12
        anchors.rightMargin: 12
        spacing: Theme.gap

        EstimateMark {
            severity: strip.estimate.severity
        }
        Repeater {
            model: strip.estimate.figures

            EstimateFigure {
                required property var modelData

                label: modelData.label
                value: modelData.value
                help: modelData.help
            }
        }
        EstimateSentence {
            Layout.fillWidth: true
            estimate: strip.estimate
        }
        IconButton {
            visible: strip.estimate.note !== ""
            implicitWidth: 26
            implicitHeight: 26
            iconSize: 16
            iconName: "ui/info"
            hint: strip.estimate.note
        }
    }
}
