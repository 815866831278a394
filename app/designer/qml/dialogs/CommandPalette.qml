// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// Finds any action by its name.
Sheet {
    id: sheet

    y: 96
    width: 560
    height: 420
    padding: 12
    onOpened: {
        field.text = "";
        list.currentIndex = 0;
        field.forceActiveFocus();
    }

    function run(row: int): void {
        close();
        Session.commandPalette.trigger(row);
    }

    SearchField {
        id: field

        width: parent.width
        implicitHeight: 40
        font.pixelSize: Theme.leadSize
        placeholderText: qsTr("What do you want to do?")
        onTextChanged: {
            Session.commandPalette.query = text;
            list.currentIndex = 0;
        }
        Keys.onDownPressed: list.incrementCurrentIndex()
        Keys.onUpPressed: list.decrementCurrentIndex()
        Keys.onEscapePressed: sheet.close()
        onAccepted: sheet.run(list.currentIndex)
    }
    ListView {
        id: list

        anchors.top: field.bottom
        anchors.topMargin: Theme.unit
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        model: Session.commandPalette
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Actions")
        T.ScrollBar.vertical: AppScrollBar {
        }
        delegate: CommandRow {
            width: ListView.view.width
            onClicked: sheet.run(index)
        }
    }
    EmptyState {
        anchors.centerIn: list
        visible: Session.commandPalette.count === 0
        title: qsTr("No such action")
        text: qsTr("Actions that make no sense right now are left out.")
    }
}
