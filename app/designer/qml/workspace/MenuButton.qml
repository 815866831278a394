// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// A word of the menu bar and its menu; `names` are actions, an empty one is a line.
T.AbstractButton {
    id: button

    required property var names

    implicitWidth: label.implicitWidth + 20
    implicitHeight: Theme.control
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.ButtonMenu
    Accessible.name: text
    onClicked: menu.opened ? menu.close() : menu.popup(button, 0, button.height + 2)
    Keys.onDownPressed: menu.popup(button, 0, button.height + 2)

    contentItem: Item {
        AppLabel {
            id: label

            anchors.centerIn: parent
            text: button.text
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: menu.opened || button.down ? Theme.pressed : button.hovered ? Theme.hover : "transparent"
        border.width: button.visualFocus ? 2 : 0
        border.color: Theme.accent
    }

    Component {
        id: line

        ActionMenuItem {
        }
    }
    Component {
        id: gap

        AppMenuSeparator {
        }
    }
    AppMenu {
        id: menu

        Component.onCompleted: {
            for (const name of button.names) {
                if (name === "")
                    menu.addItem(gap.createObject(menu.contentItem));
                else
                    menu.addItem(line.createObject(menu.contentItem, {
                                "appAction": Session.actions.action(name)
                            }));
            }
        }
    }
}
