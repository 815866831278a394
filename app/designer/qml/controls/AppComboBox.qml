// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Designer

// A choice from a list.
T.ComboBox {
    id: control

    property string hint: ""
    property bool flatLook: false

    implicitWidth: 160
    implicitHeight: Theme.control
    leftPadding: 10
    rightPadding: 28
    font.family: Theme.family
    font.pixelSize: Theme.bodySize
    Accessible.name: hint

    contentItem: AppLabel {
        text: control.displayText
        color: control.enabled ? Theme.text : Theme.textFaint
        elide: Text.ElideRight
    }
    indicator: AppIcon {
        x: control.width - width - 8
        y: (control.height - height) / 2
        name: "ui/chevron-down"
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.flatLook ? (control.hovered ? Theme.hover : "transparent") : Theme.surface
        border.width: control.visualFocus ? 2 : control.flatLook ? 0 : 1
        border.color: control.visualFocus ? Theme.accent : control.hovered ? Theme.borderStrong : Theme.border
    }
    delegate: T.ItemDelegate {
        id: option

        required property int index
        required property var modelData

        width: ListView.view.width
        implicitHeight: 30
        highlighted: control.highlightedIndex === index
        Accessible.name: label.text
        contentItem: AppLabel {
            id: label

            text: control.textRole !== "" ? option.modelData[control.textRole] : String(option.modelData)
            leftPadding: 10
            rightPadding: 10
            font.weight: control.currentIndex === option.index ? Font.DemiBold : Font.Normal
            elide: Text.ElideRight
        }
        background: Rectangle {
            radius: Theme.half
            color: option.highlighted ? Theme.hover : "transparent"
        }
    }
    popup: T.Popup {
        y: control.height + 2
        width: Math.max(control.width, 120)
        height: Math.min(contentItem.implicitHeight + 8, 320)
        padding: 4
        margins: Theme.unit
        contentItem: ListView {
            clip: true
            implicitHeight: contentHeight
            model: control.delegateModel
            currentIndex: control.highlightedIndex
            T.ScrollBar.vertical: AppScrollBar {
            }
        }
        background: PopupFrame {
        }
    }

    AppToolTip {
        visible: control.hint !== "" && control.hovered && !control.popup.visible
        text: control.hint
    }
}
