// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Windtunnel.Bridge
import Windtunnel.Designer

// One step of an operation: a handle to drag it by, what it does, its figure, and removal.
FocusScope {
    id: step

    required property InspectorEntry line
    readonly property int rowHeight: 36
    property real shift: 0

    implicitHeight: column.implicitHeight + 4
    z: drag.active ? 2 : 0

    Rectangle {
        id: card

        x: step.line.indent - 4
        y: 2 + step.shift
        width: parent.width - x - Theme.unit
        height: column.implicitHeight
        radius: Theme.radius
        color: drag.active ? Theme.accentSoft : Theme.sunken
        border.color: drag.active ? Theme.accent : Theme.border

        Column {
            id: column

            width: parent.width
            topPadding: 2
            bottomPadding: 2

            RowLayout {
                width: parent.width
                height: 32
                spacing: 2

                Item {
                    Layout.preferredWidth: 20
                    Layout.fillHeight: true
                    activeFocusOnTab: true
                    Accessible.role: Accessible.Grip
                    Accessible.name: qsTr("Move step: drag, or Alt with the arrow keys")
                    Keys.onPressed: event => {
                        if (!(event.modifiers & Qt.AltModifier))
                            return;
                        if (event.key === Qt.Key_Up)
                            Session.inspector.move(step.line.index, -1);
                        else if (event.key === Qt.Key_Down)
                            Session.inspector.move(step.line.index, 1);
                    }

                    Rectangle {
                        anchors.fill: parent
                        anchors.margins: 2
                        radius: Theme.half
                        color: "transparent"
                        border.width: parent.activeFocus ? 2 : 0
                        border.color: Theme.accent
                    }
                    AppIcon {
                        anchors.centerIn: parent
                        name: "ui/drag"
                        size: 14
                        colour: parent.activeFocus ? Theme.accent : Theme.textFaint
                    }
                    DragHandler {
                        id: drag

                        target: null
                        xAxis.enabled: false
                        cursorShape: Qt.ClosedHandCursor
                        onActiveTranslationChanged: if (active)
                            step.shift = activeTranslation.y
                        onActiveChanged: if (!active) {
                            const places = Math.round(step.shift / step.rowHeight);
                            step.shift = 0;
                            Session.inspector.move(step.line.index, places);
                        }
                    }
                    HoverHandler {
                        cursorShape: Qt.OpenHandCursor
                    }
                }
                AppComboBox {
                    Layout.preferredWidth: 84
                    flatLook: true
                    implicitHeight: 28
                    leftPadding: 6
                    rightPadding: 22
                    model: step.line.choices
                    currentIndex: step.line.choices.indexOf(step.line.label)
                    hint: step.line.help
                    font.weight: Font.DemiBold
                    onActivated: index => Session.inspector.setStep(step.line.index, step.line.choices[index])
                }
                StepValue {
                    visible: step.line.valueType !== "none"
                    focus: visible
                    Layout.fillWidth: true
                    line: step.line
                }
                AppLabel {
                    visible: step.line.valueType === "none"
                    Layout.fillWidth: true
                    leftPadding: 4
                    text: step.line.expanded ? "" : step.line.summary
                    color: Theme.textFaint
                    font.pixelSize: Theme.smallSize
                    elide: Text.ElideRight
                }
                IconButton {
                    visible: step.line.expandable
                    implicitWidth: 24
                    iconSize: 14
                    iconName: step.line.expanded ? "ui/chevron-up" : "ui/chevron-down"
                    hint: step.line.expanded ? qsTr("Fold") : qsTr("Unfold")
                    onClicked: Session.inspector.toggle(step.line.index)
                }
                IconButton {
                    implicitWidth: 26
                    iconSize: 14
                    iconName: "ui/trash"
                    hint: qsTr("Remove this step")
                    onClicked: Session.inspector.remove(step.line.index)
                }
            }
            FieldError {
                x: Theme.unit
                width: parent.width - 16
                text: step.line.error
            }
        }
    }
}
