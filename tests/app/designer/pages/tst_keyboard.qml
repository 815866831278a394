// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

// The workspace without a mouse.
Item {
    id: desk

    readonly property Item focused: Window.activeFocusItem

    width: 1280
    height: 800

    Loader {
        id: loader

        anchors.fill: parent
        sourceComponent: Workspace {
        }
    }
    PageTest {
        name: "Keyboard"

        function init() {
            openTemplate("three-tier");
            canvas().forceActiveFocus();
            tryVerify(() => desk.focused === canvas());
        }
        function canvas() {
            return find(desk, item => item.placing !== undefined && item.zoom !== undefined);
        }
        // The inspector's line or the list's row the focus is in; null outside of both.
        function lineOf(item) {
            for (let at = item; at !== null; at = at.parent) {
                if (at.index !== undefined && at.valueType !== undefined)
                    return at;
            }
            return null;
        }
        function tabTo(test) {
            for (let step = 0; step < 200; ++step) {
                keyClick(Qt.Key_Tab);
                if (test(desk.focused))
                    return true;
            }
            return false;
        }
        function insideWindow(item) {
            const middle = item.mapToItem(desk, item.width / 2, item.height / 2);
            return middle.x >= 0 && middle.x <= desk.width && middle.y >= 0 && middle.y <= desk.height;
        }

        function test_tabComesRoundToTheDrawing() {
            let steps = 0;
            do {
                keyClick(Qt.Key_Tab);
                verify(desk.focused !== null);
                tryVerify(() => insideWindow(desk.focused));
            } while (desk.focused !== canvas() && ++steps < 200)
            verify(steps > 30 && steps < 200, "steps: " + steps);
            keyClick(Qt.Key_Backtab, Qt.ShiftModifier);
            verify(desk.focused !== canvas());
            keyClick(Qt.Key_Tab);
            compare(desk.focused, canvas());
        }
        function test_escapeLeadsToTheDrawing() {
            for (const name of ["Timeline", "Problems", "Search components", "Simulated seconds per second"]) {
                const control = findNamed(desk, name);
                verify(control !== null, name);
                control.forceActiveFocus(Qt.TabFocusReason);
                keyClick(Qt.Key_Escape);
                compare(desk.focused, canvas());
            }
        }
        function test_arrowKeysLeadThroughThePalette() {
            verify(tabTo(item => item.hint !== undefined && item.picked !== undefined));
            const entries = Session.palette.count;
            const seen = [desk.focused.name];
            for (let step = 1; step < entries; ++step) {
                keyClick(Qt.Key_Down);
                verify(desk.focused.visualFocus);
                tryVerify(() => insideWindow(desk.focused));
                seen.push(desk.focused.name);
            }
            compare(new Set(seen).size, entries);
            keyClick(Qt.Key_Tab);
            verify(desk.focused.picked === undefined);
        }
        function test_tabReachesEveryLineOfTheInspector() {
            Session.document.select(["components/shop"]);
            const lines = Session.inspector.rowCount();
            verify(lines > 10);
            verify(tabTo(item => lineOf(item) !== null));
            const seen = new Set();
            while (lineOf(desk.focused) !== null && seen.size <= lines) {
                tryVerify(() => insideWindow(desk.focused));
                seen.add(lineOf(desk.focused).index);
                keyClick(Qt.Key_Tab);
            }
            compare(seen.size, lines);
        }
    }
}
