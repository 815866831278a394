// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

Item {
    width: 1000
    height: 320

    ResultsPage {
        id: page

        anchors.fill: parent
    }
    PageTest {
        name: "ResultsPage"

        function init() {
            openTemplate("modular-monolith");
            Session.run.speedIndex = Session.run.speeds.length - 1;
        }
        function cleanup() {
            openTemplate("three-tier");
        }

        function test_theSlowestRequestsAreTakenApart() {
            Session.run.play();
            tryVerify(() => Session.run.tails.count > 0, 60000);
            Session.run.stop();
            tryCompare(Session.run, "live", false);
            compare(find(page, item => item.title !== undefined && String(item.title).startsWith("The slowest")), null);
            mouseClick(findNamed(page, "Slowest requests"));
            const row = find(page, item => item.title !== undefined && String(item.title).startsWith("The slowest 1"));
            verify(row !== null);
            verify(row.parts.length > 1);
            const first = row.parts[0];
            const cause = findNamed(page, first.percent + " " + first.words);
            verify(cause !== null);
            mouseClick(cause);
            compare(Session.document.selection[0], first.path);
            mouseClick(findNamed(page, "Charts"));
            compare(find(page, item => item.parts !== undefined), null);
        }
        function test_singleRequestsAreShownCallByCall() {
            Session.run.play();
            tryVerify(() => Session.run.traces.count > 20, 60000);
            Session.run.stop();
            tryCompare(Session.run, "live", false);
            mouseClick(findNamed(page, "Traces"));
            const list = find(page, item => item.Accessible.name === "Traces" && item.currentItem !== undefined);
            verify(list !== null);
            compare(list.currentIndex, 0);
            const first = Session.run.traces.title;
            list.currentItem.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Down);
            tryCompare(Session.run.traces, "current", 1);
            verify(Session.run.traces.title !== first);
            const calls = find(page, item => item.Accessible.name.startsWith("Calls of "));
            verify(calls.count > 1);
            calls.itemAtIndex(1).forceActiveFocus(Qt.TabFocusReason);
            verify(calls.itemAtIndex(1).help.indexOf("critical path") > 0);
            keyClick(Qt.Key_Space);
            compare(Session.document.selection[0], calls.itemAtIndex(1).path);
            mouseClick(findNamed(page, "Charts"));
        }
        function test_withTooFewRequestsThePageSaysSo() {
            Session.run.step();
            tryVerify(() => Session.run.hasResults, 20000);
            mouseClick(findNamed(page, "Slowest requests"));
            verify(findText(page, "Too few requests so far") !== null);
            mouseClick(findNamed(page, "Charts"));
            verify(findText(page, "Figures of the whole system") !== null);
        }
    }
}
