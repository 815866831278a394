// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Canvas
import Windtunnel.Designer

// Offers what may follow a component when an arrow is dropped on empty space.
AppMenu {
    id: quickAdd

    required property CanvasLink link
    required property DesignCanvas canvas
    property string from: ""
    property point place: Qt.point(0, 0)
    property var kinds: []

    function offer(source: string, x: real, y: real, viewX: real, viewY: real): void {
        from = source;
        place = Qt.point(x, y);
        kinds = link.followers(source);
        popup(canvas, viewX, viewY);
    }

    Instantiator {
        model: quickAdd.kinds
        delegate: AppMenuItem {
            required property var modelData

            text: modelData.title
            iconName: modelData.name
            onTriggered: quickAdd.link.addFollower(quickAdd.from, modelData.name, quickAdd.place.x, quickAdd.place.y)
        }
        onObjectAdded: (index, object) => quickAdd.insertItem(index, object)
        onObjectRemoved: (index, object) => quickAdd.removeItem(object)
    }
}
