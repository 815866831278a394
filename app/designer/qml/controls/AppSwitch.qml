// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Designer

// On or off; `mixed` shows that the selected elements differ.
T.Switch {
    id: control

    property bool mixed: false

    implicitWidth: 36
    implicitHeight: Theme.control
    Accessible.name: text

    indicator: Rectangle {
        y: (control.height - height) / 2
        width: 36
        height: 20
        radius: 10
        color: control.checked ? Theme.accent : Theme.pressed
        border.width: control.visualFocus ? 2 : 1
        border.color: control.visualFocus ? Theme.text : control.checked ? Theme.accent : Theme.borderStrong

        Rectangle {
            x: control.mixed ? 10 : control.checked ? 18 : 2
            y: 2
            width: 16
            height: control.mixed ? 4 : 16
            anchors.verticalCenter: parent.verticalCenter
            radius: 8
            color: control.checked && !control.mixed ? Theme.accentText : Theme.textMuted

            Behavior on x  {
                NumberAnimation {
                    duration: Theme.fast
                }
            }
        }
    }
}
