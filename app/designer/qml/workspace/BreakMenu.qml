// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

// Opens what can be done to a live run.
AppButton {
    id: button

    readonly property int running: Session.run.runningFaults.count

    text: running > 0 ? qsTr("Break (%1)").arg(running) : qsTr("Break")
    iconName: "ui/bolt"
    hint: sheet.opened ? "" : qsTr("Do something to the running system")
    enabled: Session.run.live
    onClicked: sheet.opened ? sheet.close() : sheet.open()

    BreakSheet {
        id: sheet

        y: -height - Theme.half
    }
    Connections {
        target: Session

        function onBreakWanted(): void {
            sheet.open();
        }
    }
}
