// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

// An action of the registry as an icon button.
IconButton {
    id: control

    required property AppAction appAction

    iconName: "ui/" + appAction.icon
    hint: appAction.hint
    enabled: appAction.enabled
    checkable: false
    checked: appAction.checkable && appAction.checked
    onClicked: appAction.trigger()
}
