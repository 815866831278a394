// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

// An action of the registry as a line of a menu.
AppMenuItem {
    id: item

    required property AppAction appAction

    text: appAction.text
    iconName: appAction.icon === "" ? "" : "ui/" + appAction.icon
    keys: appAction.shortcutText
    enabled: appAction.enabled
    checkable: appAction.checkable
    checked: appAction.checked
    onTriggered: appAction.trigger()
}
