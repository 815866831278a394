// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// One finding; a click leads to the field.
T.ItemDelegate {
    id: row

    required property int index
    required property string severity
    required property string rule
    required property string message
    required property string hint
    required property string path
    required property string place
    required property var fixes

    implicitHeight: Math.max(44, body.implicitHeight + 14)
    focusPolicy: rowFocus.isStop ? Qt.TabFocus : Qt.NoFocus
    Accessible.name: message
    Accessible.description: hint
    onClicked: Session.jumpTo(path)

    RowFocus {
        id: rowFocus

        delegate: row
        index: row.index
    }

    contentItem: RowLayout {
        spacing: 10

        AppIcon {
            Layout.leftMargin: Theme.gap
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: 8
            name: Theme.severityIcon(row.severity)
            colour: Theme.severityColour(row.severity)
        }
        Column {
            id: body

            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter
            spacing: 1

            AppLabel {
                width: parent.width
                text: row.message
                wrapMode: Text.Wrap
            }
            AppLabel {
                width: parent.width
                visible: row.hint !== ""
                text: row.hint
                muted: true
                font.pixelSize: Theme.smallSize
                wrapMode: Text.Wrap
            }
        }
        AppLabel {
            Layout.maximumWidth: 180
            text: row.place
            color: Theme.textFaint
            font.pixelSize: Theme.smallSize
            elide: Text.ElideMiddle

            HoverHandler {
                id: hover
            }
            AppToolTip {
                visible: hover.hovered
                text: row.rule + " – " + row.path
            }
        }
        Repeater {
            model: row.fixes

            AppButton {
                required property int index
                required property string modelData

                implicitHeight: 28
                font.pixelSize: Theme.smallSize
                text: modelData
                iconName: "ui/check"
                onClicked: Session.problems.applyFix(row.index, index)
            }
        }
        Item {
            Layout.preferredWidth: Theme.half
        }
    }
    background: Rectangle {
        x: 4
        width: parent.width - 8
        radius: Theme.radius
        color: row.hovered ? Theme.hover : "transparent"
        border.width: row.visualFocus ? 2 : 0
        border.color: Theme.accent
    }
}
