// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// A value as text. Enter or leaving the field takes it over, Escape gives the old one back; the arrow keys change whole
// numbers; a list offers what may be named.
AppTextField {
    id: field

    required property InspectorEntry line
    readonly property string modelText: line.text
    readonly property bool suggests: line.choices.length > 0

    // Takes over what was typed, unless it is what is there already.
    function commit(): void {
        if (text !== modelText)
            Session.inspector.setText(line.index, text);
    }

    text: modelText
    invalid: line.error !== ""
    rightPadding: suggests || line.valueType === "integer" ? 28 : invalid ? 30 : 10
    placeholderText: line.mixed ? qsTr("mixed") : line.defaultText !== "" ? line.defaultText : line.example
    Accessible.name: line.label
    Accessible.description: line.help
    onModelTextChanged: {
        text = modelText;
        cursorPosition = 0;
    }
    Component.onCompleted: cursorPosition = 0
    onActiveFocusChanged: if (!activeFocus)
        cursorPosition = 0
    onEditingFinished: commit()
    Keys.onEscapePressed: event => {
        event.accepted = text !== modelText;
        text = modelText;
    }
    Keys.onUpPressed: event => event.accepted = Session.inspector.nudge(line.index, 1)
    Keys.onDownPressed: event => {
        if (suggests)
            menu.popup(field, 0, field.height);
        else
            event.accepted = Session.inspector.nudge(line.index, -1);
    }

    Column {
        visible: field.line.valueType === "integer" && (field.hovered || field.activeFocus)
        anchors.right: parent.right
        anchors.rightMargin: 3
        anchors.verticalCenter: parent.verticalCenter

        Repeater {
            model: [1, -1]

            T.AbstractButton {
                id: arrow

                required property int modelData

                width: 22
                height: 13
                focusPolicy: Qt.NoFocus
                autoRepeat: true
                Accessible.name: modelData > 0 ? qsTr("Raise %1").arg(field.line.label) : qsTr("Lower %1").arg(field.line.label)
                onClicked: Session.inspector.nudge(field.line.index, modelData)
                contentItem: Item {
                    AppIcon {
                        anchors.centerIn: parent
                        size: 12
                        name: arrow.modelData > 0 ? "ui/chevron-up" : "ui/chevron-down"
                        colour: arrow.hovered ? Theme.text : Theme.textMuted
                    }
                }
            }
        }
    }
    T.AbstractButton {
        visible: field.suggests
        anchors.right: parent.right
        anchors.rightMargin: 3
        anchors.verticalCenter: parent.verticalCenter
        width: 24
        height: 24
        focusPolicy: Qt.NoFocus
        Accessible.name: qsTr("Suggestions for %1").arg(field.line.label)
        onClicked: menu.popup(field, 0, field.height)
        contentItem: Item {
            AppIcon {
                anchors.centerIn: parent
                name: "ui/chevron-down"
            }
        }
    }
    AppMenu {
        id: menu

        Instantiator {
            model: field.suggests ? field.line.choices : []
            delegate: AppMenuItem {
                required property string modelData

                text: modelData
                onTriggered: Session.inspector.setText(field.line.index, modelData)
            }
            onObjectAdded: (index, object) => menu.insertItem(index, object)
            onObjectRemoved: (index, object) => menu.removeItem(object)
        }
    }
}
