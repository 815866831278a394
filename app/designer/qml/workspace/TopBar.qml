// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Windtunnel.Bridge
import Windtunnel.Designer

// Menus, the document's name and state, and what is needed most.
Rectangle {
    id: bar

    implicitHeight: Theme.bar
    color: Theme.surface

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.unit
        anchors.rightMargin: Theme.unit
        spacing: 2

        IconButton {
            iconName: "ui/home"
            hint: Session.actions.action("file.close").hint
            onClicked: Session.actions.action("file.close").trigger()
        }
        MainMenus {
            Layout.leftMargin: Theme.half
        }
        Separator {
            vertical: true
            Layout.leftMargin: Theme.unit
            Layout.rightMargin: Theme.unit
        }
        ActionButton {
            appAction: Session.actions.action("file.save")
        }
        ActionButton {
            appAction: Session.actions.action("edit.undo")
        }
        ActionButton {
            appAction: Session.actions.action("edit.redo")
        }
        ActionButton {
            appAction: Session.actions.action("edit.layout")
        }
        DocumentTitle {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.leftMargin: Theme.gap
            Layout.rightMargin: Theme.gap
        }
        AppButton {
            text: bar.width > 1100 ? qsTr("Find an action") : ""
            iconName: "ui/search"
            hint: Session.actions.action("help.commands").hint
            onClicked: Session.actions.action("help.commands").trigger()
        }
        ActionButton {
            appAction: Session.actions.action("view.theme")
        }
        ActionButton {
            appAction: Session.actions.action("help.shortcuts")
        }
        AppButton {
            Layout.leftMargin: Theme.half
            text: qsTr("Export")
            iconName: "ui/export"
            prominence: "primary"
            hint: Session.actions.action("file.export").hint
            onClicked: Session.actions.action("file.export").trigger()
        }
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
