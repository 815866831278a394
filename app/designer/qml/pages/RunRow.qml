// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Windtunnel.Bridge
import Windtunnel.Designer

// One run: its name, whether it met the objectives, its figures and their signed differences.
Rectangle {
    id: row

    required property int index
    required property string name
    required property string detail
    required property bool isBaseline
    required property bool met
    required property string verdict
    required property var figures
    required property var deltas
    required property var better
    required property int nameWidth

    implicitHeight: 48
    color: hover.hovered ? Theme.hover : "transparent"

    HoverHandler {
        id: hover
    }
    RowLayout {
        x: Theme.gap
        width: parent.width - 24
        height: parent.height
        spacing: Theme.unit

        RowLayout {
            Layout.preferredWidth: row.nameWidth
            Layout.maximumWidth: row.nameWidth
            spacing: Theme.unit

            AppIcon {
                name: row.met ? "ui/success" : "ui/error"
                colour: row.met ? Theme.good : Theme.bad
            }
            Column {
                Layout.fillWidth: true

                AppLabel {
                    width: parent.width
                    text: row.name
                    font.weight: row.isBaseline ? Font.DemiBold : Font.Medium
                    elide: Text.ElideRight
                }
                AppLabel {
                    width: parent.width
                    text: row.met ? row.detail : qsTr("objectives missed · %1").arg(row.detail)
                    muted: true
                    font.pixelSize: Theme.captionSize
                    elide: Text.ElideRight
                }
            }
        }
        Repeater {
            model: row.figures

            Column {
                id: cell

                required property int index
                required property string modelData
                readonly property int judged: row.better[index]

                Layout.fillWidth: true
                Layout.preferredWidth: 80

                AppLabel {
                    width: parent.width
                    horizontalAlignment: Text.AlignRight
                    text: cell.modelData
                    font.weight: Font.Medium
                }
                AppLabel {
                    width: parent.width
                    horizontalAlignment: Text.AlignRight
                    visible: text !== ""
                    text: row.deltas[cell.index] === "" ? "" : row.deltas[cell.index] + (cell.judged > 0 ? " ▲" : cell.judged < 0 ? " ▼" : "")
                    color: cell.judged > 0 ? Theme.good : cell.judged < 0 ? Theme.bad : Theme.textFaint
                    font.pixelSize: Theme.captionSize
                }
            }
        }
        IconButton {
            checked: row.isBaseline
            iconName: "ui/pin"
            hint: row.isBaseline ? qsTr("The baseline the others are compared with") : qsTr("Compare the others with this run")
            onClicked: Session.run.runs.setBaseline(row.index)
        }
        IconButton {
            iconName: "ui/trash"
            hint: qsTr("Remove %1").arg(row.name)
            onClicked: Session.run.runs.remove(row.index)
        }
    }
}
