// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// A nested element, a list, a map or one of their entries: folds, can be added to, renamed and removed.
FocusScope {
    id: nested

    required property InspectorEntry line
    readonly property bool entry: line.type === "entry"
    readonly property bool scalarEntry: entry && !line.expandable

    implicitHeight: column.implicitHeight + 4

    HoverHandler {
        id: hover
    }
    Column {
        id: column

        x: nested.line.indent - 4
        y: 2
        width: parent.width - x - Theme.unit

        RowLayout {
            width: parent.width
            height: Theme.control
            spacing: 2

            T.AbstractButton {
                id: fold

                Layout.preferredWidth: 18
                Layout.fillHeight: true
                visible: nested.line.expandable
                focus: visible
                focusPolicy: Qt.TabFocus
                Accessible.name: nested.line.expanded ? qsTr("Fold %1").arg(nested.line.label) : qsTr("Unfold %1").arg(nested.line.label)
                onClicked: Session.inspector.toggle(nested.line.index)
                contentItem: Item {
                    AppIcon {
                        anchors.centerIn: parent
                        size: 14
                        name: nested.line.expanded ? "ui/chevron-down" : "ui/chevron-right"
                        colour: fold.visualFocus ? Theme.accent : Theme.textMuted
                    }
                }
                background: Rectangle {
                    y: 4
                    height: parent.height - 8
                    radius: Theme.half
                    color: "transparent"
                    border.width: fold.visualFocus ? 2 : 0
                    border.color: Theme.accent
                }
            }
            AppTextField {
                visible: nested.line.renamable
                Layout.preferredWidth: nested.scalarEntry ? 110 : 140
                Layout.fillWidth: !nested.scalarEntry && nested.line.summary === ""
                implicitHeight: 28
                text: nested.line.label
                font.weight: Font.DemiBold
                Accessible.name: qsTr("Name of %1").arg(nested.line.label)
                onEditingFinished: if (text !== nested.line.label && !Session.inspector.rename(nested.line.index, text))
                    text = nested.line.label
            }
            AppLabel {
                id: title

                visible: !nested.line.renamable
                text: nested.line.label
                font.weight: nested.line.written ? Font.DemiBold : Font.Normal
                muted: !nested.line.written

                HoverHandler {
                    id: titleHover
                }
                AppToolTip {
                    visible: titleHover.hovered && nested.line.help !== ""
                    text: nested.line.help
                }
                TapHandler {
                    onTapped: Session.inspector.toggle(nested.line.index)
                }
            }
            ValueEditor {
                visible: nested.scalarEntry
                focus: nested.scalarEntry
                Layout.fillWidth: true
                line: nested.line
            }
            AppLabel {
                visible: !nested.scalarEntry
                Layout.fillWidth: true
                leftPadding: 6
                text: nested.line.expanded ? "" : nested.line.summary
                color: Theme.textFaint
                font.pixelSize: Theme.smallSize
                elide: Text.ElideRight
            }
            IconButton {
                visible: nested.entry && !nested.line.renamable && !(nested.line.first && nested.line.last)
                implicitWidth: 24
                iconSize: 14
                iconName: "ui/chevron-up"
                hint: qsTr("Move up")
                enabled: !nested.line.first
                onClicked: Session.inspector.move(nested.line.index, -1)
            }
            IconButton {
                visible: nested.line.type === "object" && nested.line.written
                implicitWidth: 24
                iconSize: 14
                iconName: "ui/undo"
                hint: qsTr("Back to the defaults")
                onClicked: Session.inspector.reset(nested.line.index)
            }
            IconButton {
                visible: nested.line.canAdd
                implicitWidth: 28
                iconSize: 16
                iconName: "ui/plus"
                hint: qsTr("Add to %1").arg(nested.line.label.toLowerCase())
                onClicked: Session.inspector.add(nested.line.index)
            }
            IconButton {
                visible: nested.line.removable
                implicitWidth: 28
                iconSize: 15
                iconName: "ui/trash"
                hint: qsTr("Remove %1").arg(nested.line.label)
                onClicked: Session.inspector.remove(nested.line.index)
            }
        }
        FieldError {
            width: parent.width
            text: nested.line.error
        }
    }
}
