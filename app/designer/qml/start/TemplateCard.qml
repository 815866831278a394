// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// A template: its drawing, its name, what it shows.
T.AbstractButton {
    id: card

    required property string name
    required property string title
    required property string description

    implicitHeight: 284
    focusPolicy: Qt.StrongFocus
    Accessible.name: qsTr("Template %1").arg(title)
    Accessible.description: description
    onClicked: Session.files.openTemplate(name)
    Keys.onReturnPressed: clicked()

    contentItem: Item {
        Rectangle {
            id: picture

            x: 1
            y: 1
            width: parent.width - 2
            height: 164
            radius: Theme.cardRadius - 1
            color: Theme.backdrop

            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: Theme.cardRadius
                color: parent.color
            }
            Image {
                anchors.fill: parent
                anchors.margins: Theme.unit
                asynchronous: true
                fillMode: Image.PreserveAspectFit
                sourceSize.width: Math.round(width)
                sourceSize.height: Math.round(height)
                source: width > 0 ? "image://thumbnail/" + Session.settings.theme + "/template/" + card.name : ""
                opacity: status === Image.Ready ? 1 : 0
                Accessible.ignored: true

                Behavior on opacity  {
                    NumberAnimation {
                        duration: Theme.slow
                    }
                }
            }
            Separator {
                anchors.bottom: parent.bottom
                width: parent.width
            }
        }
        AppLabel {
            id: heading

            anchors.top: picture.bottom
            anchors.topMargin: 12
            x: Theme.gap
            width: parent.width - 32
            text: card.title
            font.pixelSize: Theme.leadSize
            font.weight: Font.DemiBold
            elide: Text.ElideRight
        }
        AppLabel {
            anchors.top: heading.bottom
            anchors.topMargin: Theme.half
            x: Theme.gap
            width: parent.width - 32
            text: card.description
            muted: true
            font.pixelSize: Theme.smallSize
            wrapMode: Text.Wrap
            maximumLineCount: 4
            elide: Text.ElideRight
            lineHeight: 1.15
        }
    }
    background: Rectangle {
        radius: Theme.cardRadius
        color: Theme.surface
        border.width: card.visualFocus || card.hovered ? 2 : 1
        border.color: card.visualFocus || card.hovered ? Theme.accent : Theme.border
    }
}
