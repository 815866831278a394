// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls
import QtTest
import Windtunnel.Bridge
import Windtunnel.Designer

Item {
    width: 1280
    height: 800

    ExportSheet {
        id: sheet

        parent: Overlay.overlay
    }
    SignalSpy {
        id: notices

        target: Session
        signalName: "notice"
    }
    PageTest {
        name: "ExportSheet"

        function init() {
            openTemplate("three-tier");
            Session.exporter.target = 0;
            sheet.open();
            tryCompare(sheet, "opened", true);
            notices.clear();
        }
        function cleanup() {
            sheet.close();
            tryCompare(sheet, "visible", false);
        }
        function body() {
            return sheet.contentItem;
        }

        function test_theFilesTheSummaryAndTheCommandShow() {
            verify(findText(body(), Session.exporter.summary) !== null);
            const command = findNamed(body(), "Install command");
            compare(command.text, Session.exporter.installCommand);
            verify(command.text.startsWith("cd /") || command.text.startsWith("cd '/"));
            verify(command.contentWidth <= command.width);
            verify(findText(body(), "values.yaml") !== null);
        }
        function test_theCommandFollowsTheFolder() {
            const folder = findNamed(body(), "Folder to write to");
            folder.forceActiveFocus();
            folder.selectAll();
            for (const letter of "/srv/a b")
                keyClick(letter);
            compare(Session.exporter.folder, "/srv/a b");
            verify(findNamed(body(), "Install command").text.startsWith("cd '/srv/a b' && "));
        }
        function test_aTabChangesTheTarget() {
            mouseClick(findNamed(body(), "Kubernetes"));
            compare(Session.exporter.target, 1);
            verify(Session.exporter.installCommand.includes("kubectl"));
        }
        function test_writingSaysWhere() {
            mouseClick(findText(body(), "Write files"));
            compare(notices.count, 1);
            compare(notices.signalArguments[0][0], "good");
            compare(Session.exporter.written, true);
        }
    }
}
