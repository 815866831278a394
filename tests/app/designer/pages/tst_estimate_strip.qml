// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

Item {
    width: 1000
    height: 200

    EstimateStrip {
        id: strip

        width: parent.width
        visible: Session.estimate.shown
    }
    PageTest {
        name: "EstimateStrip"

        function init() {
            openTemplate("three-tier");
            tryVerify(() => Session.estimate.shown && Session.estimate.known);
        }
        function cleanup() {
            Session.run.loadFactor = 1;
            openTemplate("three-tier");
        }

        function test_itIsMarkedAndHasTheFigures() {
            verify(findText(strip, "Estimate") !== null);
            for (const name of ["Throughput", "Mean", "p99"])
                verify(findText(strip, name) !== null, name);
            verify(findText(strip, Session.estimate.figures[0].value).text.startsWith("~"));
            verify(strip.Accessible.name.startsWith("Estimate: Throughput ~"));
        }
        function test_theBottleneckIsALink() {
            Session.document.selection = [];
            const link = findNamed(strip, Session.estimate.sentence);
            verify(link.text.startsWith("Used up first: "));
            mouseClick(link);
            compare(Session.document.selection.length, 1);
            verify(Session.estimate.path.startsWith(Session.document.selection[0]));
        }
        function test_overloadIsSaid() {
            Session.run.loadFactor = 10;
            tryVerify(() => Session.estimate.severity === "error");
            verify(find(strip, item => String(item.text).startsWith("Overloaded: ")) !== null);
            compare(Session.estimate.figures[0].value, "–");
        }
        function test_aRunTakesItsPlace() {
            Session.run.step();
            tryVerify(() => Session.run.hasResults, 20000);
            compare(strip.visible, false);
        }
    }
}
