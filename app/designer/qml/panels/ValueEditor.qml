// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

// The editor of one value: a switch, a list of choices, or text with suggestions.
FocusScope {
    id: editor

    required property InspectorEntry line
    readonly property bool isSwitch: line.valueType === "boolean"
    readonly property bool isChoice: line.valueType === "choice"

    implicitHeight: Theme.control

    AppSwitch {
        visible: editor.isSwitch
        focus: editor.isSwitch
        enabled: visible
        text: editor.line.label
        mixed: editor.line.mixed
        checked: (editor.line.written ? editor.line.text : editor.line.defaultText) === "true"
        onToggled: Session.inspector.setText(editor.line.index, checked ? "true" : "false")
    }
    AppComboBox {
        id: combo

        readonly property string shownText: editor.line.written ? editor.line.text : editor.line.defaultText

        visible: editor.isChoice
        focus: editor.isChoice
        enabled: visible
        width: parent.width
        model: editor.isChoice ? editor.line.choices : []
        hint: editor.line.help
        currentIndex: editor.line.mixed ? -1 : editor.line.choices.indexOf(shownText)
        displayText: editor.line.mixed ? qsTr("mixed") : shownText !== "" ? shownText : qsTr("not set")
        opacity: editor.line.written || editor.line.mixed ? 1 : 0.75
        onActivated: index => Session.inspector.setText(editor.line.index, editor.line.choices[index])
    }
    ValueField {
        visible: !editor.isSwitch && !editor.isChoice
        focus: visible
        enabled: visible
        width: parent.width
        line: editor.line
    }
}
