// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

Item {
    width: 1280
    height: 800

    StartPage {
        id: page

        anchors.fill: parent
    }
    PageTest {
        name: "StartPage"

        function test_everyTemplateHasACard() {
            for (let row = 0; row < Session.templates.rowCount(); ++row) {
                const title = Session.templates.data(Session.templates.index(row, 0), Qt.UserRole + 2);
                verify(findNamed(page, qsTr("Template %1").arg(title)) !== null, title);
            }
        }
        function test_aCardOpensByClickAndByKey() {
            const card = find(page, item => item.Accessible.name.startsWith("Template"));
            Session.files.close();
            mouseClick(card);
            tryVerify(() => Session.open);
            const first = Session.document.name;
            Session.document.select([]);
            card.forceActiveFocus();
            keyClick(Qt.Key_Return);
            compare(Session.document.name, first);
        }
    }
}
