// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// One sentence, its severity by icon and colour, and the change it suggests.
T.AbstractButton {
    id: card

    required property int index
    required property string severity
    required property string sentence
    required property string element
    required property string path
    required property string suggestion

    implicitHeight: body.implicitHeight + 16
    focusPolicy: rowFocus.isStop ? Qt.TabFocus : Qt.NoFocus
    Accessible.name: sentence
    onClicked: if (path !== "")
        Session.jumpTo(path)
    else if (element !== "")
        Session.showOnCanvas((element.indexOf(" -> ") > 0 ? "connections/" : "components/") + element)

    RowFocus {
        id: rowFocus

        delegate: card
        index: card.index
    }

    contentItem: Item {
        AppIcon {
            x: 10
            y: 9
            name: Theme.severityIcon(card.severity)
            colour: Theme.severityColour(card.severity)
        }
        Column {
            id: body

            x: 34
            y: 8
            width: parent.width - x - 10
            spacing: 6

            AppLabel {
                width: parent.width
                text: card.sentence
                wrapMode: Text.Wrap
                lineHeight: 1.15
            }
            AppButton {
                visible: card.suggestion !== ""
                implicitHeight: 26
                font.pixelSize: Theme.smallSize
                text: qsTr("Set to %1").arg(card.suggestion)
                iconName: "ui/check"
                hint: card.path
                onClicked: Session.run.applySuggestion(card.index)
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: card.severity === "note" ? (card.hovered ? Theme.hover : Theme.sunken) : Theme.severitySoft(card.severity)
        border.width: card.visualFocus ? 2 : card.hovered ? 1 : 0
        border.color: Theme.severityColour(card.severity)
    }
}
