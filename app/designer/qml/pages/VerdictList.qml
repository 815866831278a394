// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// The verdict in words; a sentence leads to its component and property.
Item {
    id: panel

    AppLabel {
        id: title

        x: Theme.gap
        height: 34
        text: Session.run.stale ? qsTr("Of the design before the change") : qsTr("What happened")
        font.pixelSize: Theme.smallSize
        font.weight: Font.DemiBold
        muted: true
    }
    ListView {
        id: list

        anchors.top: title.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        spacing: Theme.half
        bottomMargin: Theme.unit
        model: Session.run.verdicts
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Verdict")
        T.ScrollBar.vertical: AppScrollBar {
        }
        delegate: VerdictCard {
            x: Theme.unit
            width: ListView.view.width - 16
        }
    }
    AppLabel {
        anchors.top: title.bottom
        x: Theme.gap
        width: parent.width - 32
        visible: Session.run.verdicts.count === 0
        text: qsTr("Sentences appear once the warm-up is over and there are figures to judge.")
        muted: true
        wrapMode: Text.Wrap
        lineHeight: 1.2
    }
}
