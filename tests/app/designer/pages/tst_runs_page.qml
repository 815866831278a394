// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

Item {
    id: space

    width: 1000
    height: 300

    RunsPage {
        id: page

        anchors.fill: parent
    }
    PageTest {
        name: "RunsPage"

        function row(index) {
            return find(page, item => item.isBaseline !== undefined && item.index === index);
        }
        function makeRun() {
            const before = Session.run.runs.count;
            Session.run.speedIndex = Session.run.speeds.length - 1;
            Session.run.play();
            tryVerify(() => Session.run.now > Session.run.warmup + 5 && Session.run.verdicts.count > 0, 60000);
            Session.run.stop();
            tryCompare(Session.run.runs, "count", before + 1);
        }
        function initTestCase() {
            openTemplate("three-tier");
        }

        function test_1_withoutRunsThePageTeaches() {
            verify(findText(page, "No runs to compare yet") !== null);
        }
        function test_2_runsStandSideBySide() {
            makeRun();
            makeRun();
            tryVerify(() => row(0) !== null && row(1) !== null);
            compare(row(1).isBaseline, true);
            compare(row(0).deltas.length, 5);
            verify(row(0).deltas[0] !== "");
            mouseClick(findNamed(row(0), "Compare the others with this run"));
            compare(Session.run.runs.baseline, 0);
        }
        function test_2_theFiguresStandBelowTheirNames_data() {
            return [{
                    "tag": "narrow",
                    "width": 700
                }, {
                    "tag": "wide",
                    "width": 1300
                }];
        }
        function test_2_theFiguresStandBelowTheirNames(data) {
            const right = item => item.mapToItem(page, item.width, 0).x;
            const head = findText(page, "p99");
            const figure = find(row(0), item => item.figure !== undefined && item.index === 3);
            space.width = data.width;
            tryVerify(() => Math.abs(right(head) - right(figure)) < 1);
            space.width = 1000;
        }
        function test_3_aRunIsNamedPinnedOpenedAndRemoved() {
            mouseClick(findNamed(row(0), "Rename"));
            const field = find(row(0), item => item.Accessible.name === "Name of the run");
            verify(field.activeFocus);
            keyClick(Qt.Key_A);
            keyClick(Qt.Key_Return);
            tryVerify(() => row(0).name === "a", 20000);
            mouseClick(findNamed(row(0), "Keep for good"));
            compare(row(0).isPinned, true);
            compare(row(1).isCurrent, false);
            row(1).forceActiveFocus();
            keyClick(Qt.Key_Return);
            tryVerify(() => row(1).isCurrent, 20000);
            keyClick(Qt.Key_Delete);
            compare(Session.run.runs.count, 1);
        }
    }
}
