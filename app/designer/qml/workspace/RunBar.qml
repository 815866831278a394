// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Windtunnel.Bridge
import Windtunnel.Designer

// Play, pause, step; scenario, seed, speed, load; what can be broken; the clock and the state in words.
Item {
    id: bar

    readonly property RunController run: Session.run
    readonly property bool roomy: width > 760

    implicitHeight: Theme.bar

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.unit
        anchors.rightMargin: 12
        spacing: Theme.half

        IconButton {
            Layout.preferredWidth: 40
            prominent: true
            iconName: "ui/" + Session.actions.action("run.toggle").icon
            hint: Session.actions.action("run.toggle").hint
            enabled: Session.actions.action("run.toggle").enabled
            onClicked: Session.actions.action("run.toggle").trigger()
        }
        ActionButton {
            appAction: Session.actions.action("run.step")
        }
        ActionButton {
            appAction: Session.actions.action("run.stop")
        }
        AppLabel {
            Layout.leftMargin: Theme.half
            Layout.preferredWidth: 60
            horizontalAlignment: Text.AlignHCenter
            text: bar.run.clock
            font.pixelSize: Theme.leadSize
            font.weight: Font.DemiBold
            Accessible.name: qsTr("Simulated time %1").arg(text)
        }
        AppComboBox {
            Layout.preferredWidth: bar.roomy ? 152 : 104
            model: Session.document.scenarios.length > 0 ? Session.document.scenarios : [qsTr("defaults")]
            currentIndex: bar.run.scenarioIndex
            hint: qsTr("Scenario to run")
            onActivated: index => bar.run.scenario = Session.document.scenarios[index] || ""
        }
        AppComboBox {
            Layout.preferredWidth: bar.roomy ? 82 : 74
            model: bar.run.speeds
            currentIndex: bar.run.speedIndex
            hint: qsTr("Simulated seconds per second")
            onActivated: index => bar.run.speedIndex = index
        }
        LoadSlider {
            Layout.preferredWidth: bar.roomy ? 100 : 84
            visible: bar.width > 560
        }
        AppTextField {
            id: seed

            visible: bar.roomy
            Layout.preferredWidth: 60
            text: bar.run.seed
            Accessible.name: qsTr("Seed of the random numbers")
            onEditingFinished: bar.run.seed = text

            AppToolTip {
                visible: seed.hovered
                text: qsTr("Seed: the same seed gives the same run")
            }
        }
        BreakMenu {
        }
        AppLabel {
            id: stateLabel

            Layout.fillWidth: true
            Layout.leftMargin: Theme.half
            horizontalAlignment: Text.AlignRight
            text: bar.run.speedNote !== "" ? bar.run.speedNote : bar.run.stateText
            color: bar.run.stateSeverity === "note" ? Theme.textMuted : Theme.severityColour(bar.run.stateSeverity)
            font.pixelSize: Theme.smallSize
            elide: Text.ElideRight

            HoverHandler {
                id: hover
            }
            AppToolTip {
                visible: hover.hovered && (stateLabel.truncated || bar.run.problem !== "")
                text: bar.run.problem !== "" ? bar.run.problem : bar.run.stateText
            }
        }
        IconButton {
            iconName: "ui/collapse"
            hint: Session.actions.action("view.bottom").hint
            onClicked: Session.actions.action("view.bottom").trigger()
        }
    }
}
