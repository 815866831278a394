// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

Item {
    id: root

    width: 1000
    height: 700

    BreakMenu {
        id: button

        y: 660
    }
    PageTest {
        name: "BreakSheet"

        function sheetItem() {
            return root.Window.window.contentItem;
        }
        function openSheet() {
            mouseClick(button);
            tryVerify(() => findNamed(sheetItem(), "Faults that can be made") !== null);
            return findNamed(sheetItem(), "Faults that can be made");
        }
        function init() {
            openTemplate("three-tier");
            Session.run.step();
            tryVerify(() => Session.run.now >= 1, 20000);
        }
        function cleanup() {
            Session.run.stop();
            openTemplate("three-tier");
        }

        function test_onlyWhatFitsIsShown() {
            Session.document.selection = [];
            const list = openSheet();
            verify(find(sheetItem(), item => String(item.text).startsWith("Break the system")) !== null);
            verify(findText(sheetItem(), "Surge") !== null);
            compare(findText(sheetItem(), "Kill a pod"), null);
            keyClick(Qt.Key_Escape);
            tryVerify(() => !list.visible);
        }
        function test_aFaultIsMadeByKeyboardListedAndEnded() {
            Session.document.selectAll();
            Session.document.selection = [Session.document.selection[1]];
            const list = openSheet();
            tryVerify(() => list.activeFocus);
            compare(list.currentItem.title, "Outage");
            keyClick(Qt.Key_Return);
            tryVerify(() => Session.run.runningFaults.count === 1, 20000);
            openSheet();
            verify(findText(sheetItem(), "In force now") !== null);
            const end = find(sheetItem(), item => item.Accessible.name.startsWith("End: "));
            verify(end !== null);
            mouseClick(end);
            tryVerify(() => Session.run.runningFaults.count === 0, 20000);
            keyClick(Qt.Key_Escape);
        }
    }
}
