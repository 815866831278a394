// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// One file of the export as text.
Rectangle {
    id: view

    color: Theme.sunken

    ElidedLabel {
        id: name

        x: Theme.gap
        height: 36
        width: parent.width - 80
        text: Session.exporter.currentFile
        muted: true
        elide: Text.ElideMiddle
        font.pixelSize: Theme.smallSize
    }
    IconButton {
        anchors.right: parent.right
        anchors.rightMargin: Theme.unit
        y: 2
        iconName: "ui/copy"
        hint: qsTr("Copy this file")
        onClicked: Session.exporter.copy(Session.exporter.currentText)
    }
    Rectangle {
        anchors.fill: flick
        color: "transparent"
        border.width: edit.activeFocus ? 2 : 0
        border.color: Theme.accent
    }
    Flickable {
        id: flick

        anchors.top: name.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        contentWidth: edit.implicitWidth + 32
        contentHeight: edit.implicitHeight + 24
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: AppScrollBar {
        }
        T.ScrollBar.horizontal: AppScrollBar {
        }

        TextEdit {
            id: edit

            x: Theme.gap
            text: Session.exporter.currentText
            readOnly: true
            selectByMouse: true
            activeFocusOnTab: true
            textFormat: TextEdit.PlainText
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentText
            font.family: Theme.monoFamily
            font.pixelSize: Theme.smallSize
            Accessible.name: Session.exporter.currentFile
            onTextChanged: {
                flick.contentX = 0;
                flick.contentY = 0;
            }
        }
    }
}
