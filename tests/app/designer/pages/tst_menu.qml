// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

Item {
    width: 600
    height: 200

    AppMenu {
        id: menu

        AppMenuItem {
            text: "Short"
        }
        AppMenuItem {
            id: longItem

            text: "Half of the requests to recommendationservice fail"
            keys: "Ctrl+Shift+E"
        }
    }
    PageTest {
        name: "Menu"

        function test_theWidestLineFits() {
            menu.open();
            tryCompare(menu, "opened", true);
            const words = find(longItem, item => item.text === longItem.text && item.truncated !== undefined);
            compare(words.truncated, false);
            verify(menu.width > 300 && menu.width <= 448);
            menu.close();
        }
    }
}
