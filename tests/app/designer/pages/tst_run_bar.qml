// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

Item {
    width: 1000
    height: 120

    RunBar {
        id: bar

        width: parent.width
    }
    PageTest {
        name: "RunBar"

        function button(action) {
            return findNamed(bar, Session.actions.action(action).hint);
        }
        function init() {
            openTemplate("three-tier");
            Session.run.speedIndex = 5;
        }
        function cleanup() {
            Session.run.loadFactor = 1;
            openTemplate("three-tier");
        }

        function test_playPauseAndStop() {
            mouseClick(button("run.toggle"));
            tryCompare(Session.run, "playing", true);
            tryVerify(() => Session.run.now > 0, 20000);
            mouseClick(button("run.toggle"));
            compare(Session.run.playing, false);
            mouseClick(button("run.stop"));
            compare(Session.run.live, false);
        }
        function test_theClockIsRead() {
            mouseClick(button("run.step"));
            tryVerify(() => Session.run.now >= 1, 20000);
            verify(findNamed(bar, "Simulated time " + Session.run.clock) !== null);
        }
        function test_theLoadSliderChangesTheLoad() {
            const slider = find(bar, item => item.Accessible.name.startsWith("Load") && item.from !== undefined);
            verify(slider !== null);
            slider.forceActiveFocus();
            keyClick(Qt.Key_Right);
            verify(Session.run.loadFactor > 1);
            compare(Session.run.loadStep, 1);
            compare(Session.run.loadText, "1.1×");
            keyClick(Qt.Key_Left);
            compare(Session.run.loadFactor, 1);
            compare(Session.run.loadText, "1×");
        }
        function test_aWrongSeedIsRefused() {
            const field = findNamed(bar, "Seed of the random numbers");
            const before = Session.run.seed;
            field.forceActiveFocus();
            field.selectAll();
            keyClick(Qt.Key_X);
            keyClick(Qt.Key_Return);
            compare(Session.run.seed, before);
        }
    }
}
