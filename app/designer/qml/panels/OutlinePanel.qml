// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// The design as a tree; the same selection as the canvas.
Item {
    id: panel

    SearchField {
        id: search

        x: Theme.unit
        y: Theme.unit
        width: parent.width - 16
        placeholderText: qsTr("Filter: a name, or kind:cache")
        onTextChanged: Session.outline.query = text
    }
    ListView {
        id: list

        anchors.top: search.bottom
        anchors.topMargin: Theme.unit
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        model: Session.outline
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        keyNavigationEnabled: true
        Accessible.role: Accessible.Tree
        Accessible.name: qsTr("Outline")
        T.ScrollBar.vertical: AppScrollBar {
        }
        delegate: OutlineRow {
            width: ListView.view.width
        }
    }
    EmptyState {
        anchors.centerIn: list
        visible: Session.outline.count <= 1 && search.text !== ""
        title: qsTr("Nothing fits")
        text: qsTr("The filter looks at names and kinds.")
    }
}
