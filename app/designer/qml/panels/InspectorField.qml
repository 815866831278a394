// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Windtunnel.Bridge
import Windtunnel.Designer

// A scalar: label, editor with the default greyed inside, reset, and what was wrong with the last text below it.
FocusScope {
    id: field

    required property InspectorEntry line

    implicitHeight: column.implicitHeight + 6

    Column {
        id: column

        x: field.line.indent
        y: 3
        width: parent.width - x - Theme.unit
        spacing: 2

        RowLayout {
            width: parent.width
            spacing: 2

            AppLabel {
                id: name

                Layout.preferredWidth: Math.max(84, 108 - field.line.depth * 12)
                Layout.alignment: Qt.AlignVCenter
                text: field.line.label
                elide: Text.ElideRight
                font.weight: field.line.written ? Font.DemiBold : Font.Normal
                muted: !field.line.written

                HoverHandler {
                    id: hover
                }
                AppToolTip {
                    visible: hover.hovered && field.line.help !== ""
                    text: field.line.help
                }
            }
            ValueEditor {
                Layout.fillWidth: true
                focus: true
                line: field.line
            }
            IconButton {
                implicitWidth: 24
                iconSize: 14
                iconName: "ui/undo"
                hint: field.line.defaultText !== "" ? qsTr("Back to the default: %1").arg(field.line.defaultText) : qsTr("Remove this value")
                opacity: enabled ? 1 : 0
                enabled: field.line.written || field.line.error !== ""
                onClicked: Session.inspector.reset(field.line.index)
            }
        }
        FieldError {
            width: parent.width - 26
            text: field.line.error
        }
    }
}
