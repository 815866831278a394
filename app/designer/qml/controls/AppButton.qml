// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Designer

// A button with text. `prominence` is "primary" (one a page), "tonal" or "plain".
T.Button {
    id: control

    property string prominence: "tonal"
    property string iconName: ""
    property string hint: ""
    readonly property bool primary: prominence === "primary"
    readonly property color ink: !enabled ? Theme.textFaint : primary ? Theme.accentText : Theme.text

    implicitHeight: Theme.control
    implicitWidth: row.implicitWidth + leftPadding + rightPadding
    leftPadding: 12
    rightPadding: 12
    focusPolicy: Qt.StrongFocus
    font.family: Theme.family
    font.pixelSize: Theme.bodySize
    font.weight: primary ? Font.DemiBold : Font.Medium
    Accessible.name: text
    Accessible.description: hint

    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight

        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.unit

            AppIcon {
                anchors.verticalCenter: parent.verticalCenter
                name: control.iconName
                visible: control.iconName !== ""
                colour: control.ink
            }
            Text {
                anchors.verticalCenter: parent.verticalCenter
                text: control.text
                font: control.font
                color: control.ink
                visible: text !== ""
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        opacity: control.enabled || !control.primary ? 1 : 0.5
        color: control.primary ? (control.hovered || control.down ? Theme.accentHover : Theme.accent) : control.down ? Theme.pressed : control.hovered ? Theme.hover : control.prominence === "plain" ? "transparent" : Theme.raised
        border.width: control.visualFocus ? 2 : 1
        border.color: control.visualFocus ? (control.primary ? Theme.text : Theme.accent) : control.prominence === "tonal" ? Theme.border : "transparent"
    }

    AppToolTip {
        visible: control.hint !== "" && (control.hovered || control.visualFocus)
        text: control.hint
    }
}
