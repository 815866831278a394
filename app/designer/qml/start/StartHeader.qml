// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Windtunnel.Bridge
import Windtunnel.Designer

// Name and purpose of the program, and the ways in.
RowLayout {
    spacing: Theme.gap

    Image {
        Layout.preferredWidth: 56
        Layout.preferredHeight: 56
        sourceSize.width: 112
        sourceSize.height: 112
        source: "qrc:/windtunnel/icons/windtunnel.svg"
        Accessible.ignored: true
    }
    ColumnLayout {
        spacing: 4

        AppLabel {
            text: qsTr("Windtunnel")
            font.pixelSize: Theme.displaySize
            font.weight: Font.Bold
            font.letterSpacing: -0.4
        }
        AppLabel {
            text: qsTr("Put an architecture in the wind tunnel before you build it.")
            muted: true
            font.pixelSize: Theme.leadSize
        }
    }
    Item {
        Layout.fillWidth: true
    }
    ActionButton {
        appAction: Session.actions.action("view.theme")
    }
    ActionButton {
        appAction: Session.actions.action("help.shortcuts")
    }
    AppButton {
        text: qsTr("Open…")
        iconName: "ui/open"
        hint: Session.actions.action("file.open").hint
        onClicked: Session.actions.action("file.open").trigger()
    }
    AppButton {
        text: qsTr("New design")
        iconName: "ui/plus"
        prominence: "primary"
        onClicked: Session.actions.action("file.new").trigger()
    }
}
