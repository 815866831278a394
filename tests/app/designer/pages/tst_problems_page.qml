// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

Item {
    width: 900
    height: 400

    ProblemsPage {
        id: page

        anchors.fill: parent
    }
    PageTest {
        name: "ProblemsPage"

        function test_aFindingShowsLeadsAndIsFixed() {
            openTemplate("three-tier");
            const before = Session.problems.count;
            Session.document.addElement("service", 900, 900);
            tryVerify(() => Session.problems.count > before);
            const row = find(page, item => item.rule !== undefined && item.message !== undefined);
            verify(row !== null);
            verify(findText(row, row.message) !== null);
            Session.document.select([]);
            mouseClick(row, 20, 20);
            tryVerify(() => Session.document.selection.length === 1);
            Session.document.undo();
            tryCompare(Session.problems, "count", before);
        }
        function test_withoutProblemsThePageSaysSo() {
            Session.files.openNew();
            tryCompare(Session.problems, "count", 0);
            verify(find(page, item => item.title !== undefined && item.title.length > 0) !== null);
        }
    }
}
