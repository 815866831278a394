// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

// Edits a title in place. Enter takes it over, Escape leaves it; what is wrong with a name is said below.
Item {
    id: editor

    property string target: ""
    signal finished

    function begin(id: string, title: string, place: rect, pixels: real): void {
        target = id;
        problem.text = "";
        x = place.x - 8;
        y = place.y - 6;
        width = Math.max(140, place.width + 16);
        field.font.pixelSize = Math.max(11, Math.min(24, pixels));
        field.text = title;
        visible = true;
        field.forceActiveFocus();
        field.selectAll();
    }
    function end(): void {
        if (!visible)
            return;
        visible = false;
        target = "";
        finished();
    }
    function commit(): void {
        if (!visible)
            return;
        const reason = Session.document.renameElement(target, field.text);
        if (reason === "")
            end();
        else
            problem.text = reason;
    }

    visible: false
    height: field.height

    AppTextField {
        id: field

        width: parent.width
        implicitHeight: Math.max(28, font.pixelSize * 1.9)
        leftPadding: 7
        invalid: problem.text !== ""
        Accessible.name: qsTr("Name of %1").arg(editor.target)
        onAccepted: editor.commit()
        onActiveFocusChanged: if (!activeFocus && problem.text === "")
            editor.commit()
        Keys.onEscapePressed: editor.end()
    }
    Rectangle {
        anchors.top: field.bottom
        anchors.topMargin: 4
        visible: problem.text !== ""
        width: Math.max(240, parent.width)
        height: problem.implicitHeight + 8
        radius: Theme.half
        color: Theme.raised
        border.color: Theme.bad

        FieldError {
            id: problem

            x: 8
            y: 4
            width: parent.width - 16
        }
    }
}
