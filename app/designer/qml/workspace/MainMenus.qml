// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

// The menus; every line is an action of the registry.
Row {
    id: menus

    spacing: 0

    MenuButton {
        text: qsTr("File")
        names: ["file.new", "file.open", "", "file.save", "file.saveAs", "file.export", "", "file.close", "file.quit"]
    }
    MenuButton {
        text: qsTr("Edit")
        names: ["edit.undo", "edit.redo", "", "edit.cut", "edit.copy", "edit.paste", "edit.duplicate", "edit.delete", "", "edit.selectAll", "edit.rename", "edit.group", "", "edit.layout", "edit.layoutSelected"]
    }
    MenuButton {
        text: qsTr("View")
        names: ["view.zoomIn", "view.zoomOut", "view.fit", "view.actualSize", "view.zoomSelection", "", "view.left", "view.right", "view.bottom", "", "view.theme", "view.reducedMotion"]
    }
    MenuButton {
        text: qsTr("Run")
        names: ["run.toggle", "run.step", "run.stop", "", "run.faster", "run.slower", "", "run.break", "run.endFaults", "", "page.results", "page.problems", "page.runs"]
    }
    MenuButton {
        text: qsTr("Help")
        names: ["help.commands", "help.shortcuts", "help.about"]
    }
}
