// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Designer

// Short messages above the lower edge; errors stay until they are closed.
Column {
    id: notices

    function show(severity: string, text: string): void {
        for (let i = 0; i < list.count; ++i) {
            if (list.get(i).text === text)
                return;
        }
        if (list.count > 2)
            list.remove(0);
        list.append({
                "severity": severity,
                "text": text
            });
    }

    // Room below for what stands at the lower edge of a dialog.
    property real clearance: 0

    parent: T.Overlay.overlay
    anchors.bottom: parent ? parent.bottom : undefined
    anchors.bottomMargin: 24 + clearance
    anchors.horizontalCenter: parent ? parent.horizontalCenter : undefined
    spacing: Theme.unit
    z: 100

    ListModel {
        id: list
    }
    Repeater {
        model: list
        delegate: NoticeCard {
            onDone: list.remove(index)
        }
    }
}
