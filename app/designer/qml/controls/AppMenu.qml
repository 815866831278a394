// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Designer

// A menu in the program's look.
T.Menu {
    id: menu

    readonly property real widest: {
        let width = 232;
        for (let i = 0; i < count; ++i)
            width = Math.max(width, itemAt(i).implicitWidth);
        return Math.min(width, 440);
    }

    implicitWidth: Math.max(240, contentItem.implicitWidth + leftPadding + rightPadding)
    implicitHeight: Math.min(contentItem.implicitHeight + topPadding + bottomPadding, 640)
    padding: 4
    margins: Theme.half
    overlap: 1
    delegate: AppMenuItem {
    }
    contentItem: ListView {
        implicitHeight: contentHeight
        implicitWidth: menu.widest
        model: menu.contentModel
        clip: true
        currentIndex: menu.currentIndex
        T.ScrollBar.vertical: AppScrollBar {
        }
    }
    background: PopupFrame {
        implicitWidth: 240
    }
}
