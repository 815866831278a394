// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

Item {
    width: 320
    height: 900

    InspectorPanel {
        id: panel

        anchors.fill: parent
    }
    PageTest {
        name: "Inspector"

        function fieldOf(label) {
            let found = null;
            tryVerify(() => (found = find(panel, item => item.Accessible.name === label && item.cursorPosition !== undefined)) !== null, 2000, label);
            return found;
        }
        function init() {
            openTemplate("three-tier");
            Session.jumpTo("components/shop/replicas");
        }
        function write(field, text) {
            field.forceActiveFocus();
            field.selectAll();
            for (const letter of text)
                keyClick(letter);
            keyClick(Qt.Key_Return);
        }

        function test_aValueIsTakenOverAndUndone() {
            const field = fieldOf("Replicas");
            const before = field.text;
            write(field, "7");
            compare(Session.document.modified, true);
            compare(fieldOf("Replicas").text, "7");
            Session.document.undo();
            compare(Session.document.modified, false);
            compare(fieldOf("Replicas").text, before);
        }
        function test_aWrongValueStaysOutAndSaysWhy() {
            const field = fieldOf("Replicas");
            write(field, "many");
            compare(Session.document.modified, false);
            tryVerify(() => find(panel, item => item.invalid === true) !== null);
            keyClick(Qt.Key_Escape);
        }
        function test_arrowKeysChangeWholeNumbers() {
            const field = fieldOf("Replicas");
            const before = Number(field.text);
            field.forceActiveFocus();
            keyClick(Qt.Key_Up);
            compare(Number(fieldOf("Replicas").text), before + 1);
            Session.document.undo();
        }
        function test_theTitleNamesTheSelection() {
            verify(findText(panel, Session.inspector.title) !== null);
            Session.document.select([]);
            verify(findText(panel, Session.inspector.title) !== null);
        }
    }
}
