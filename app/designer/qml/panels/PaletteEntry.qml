// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Canvas
import Windtunnel.Designer

// One kind of component: its symbol, its name and when to use it. It is dragged inside this window only: a drag of
// the window system runs an event loop of its own, in which the entry would be dropped twice.
T.ItemDelegate {
    id: entry

    required property int index
    required property string name
    required property string title
    required property string hint
    required property string iconName
    required property DesignCanvas canvas
    readonly property bool picked: Session.palette.picked === name

    implicitHeight: row.implicitHeight + 14
    highlighted: picked
    focusPolicy: rowFocus.isStop ? Qt.TabFocus : Qt.NoFocus
    Accessible.name: title
    Accessible.description: hint
    onClicked: Session.palette.picked = picked ? "" : name

    DragHandler {
        id: dragger

        property bool abandoned: false

        function spot(scene: point): point {
            return entry.canvas.mapFromItem(null, scene.x, scene.y);
        }
        function show(): void {
            const at = spot(centroid.scenePosition);
            if (!abandoned && entry.canvas.contains(at))
                entry.canvas.dragKind(entry.name, at.x, at.y);
            else
                entry.canvas.endDragKind();
        }

        target: null
        cursorShape: Qt.ClosedHandCursor
        onActiveChanged: if (active) {
            abandoned = false;
            Session.palette.picked = "";
        }
        onCentroidChanged: if (active)
            show()
        onGrabChanged: (transition, point) => {
            if (transition !== PointerDevice.UngrabExclusive)
                return;
            const at = spot(point.scenePosition);
            if (!abandoned && entry.canvas.contains(at))
                entry.canvas.dropKind(entry.name, at.x, at.y);
        }
        onCanceled: entry.canvas.endDragKind()
    }
    Shortcut {
        enabled: dragger.active
        sequence: "Escape"
        onActivated: {
            dragger.abandoned = true;
            entry.canvas.endDragKind();
        }
    }

    RowFocus {
        id: rowFocus

        delegate: entry
        index: entry.index
    }

    contentItem: Item {
        implicitHeight: row.implicitHeight

        Row {
            id: row

            x: Theme.unit
            y: 7
            spacing: 10
            width: parent.width - 16

            Rectangle {
                width: 32
                height: 32
                radius: Theme.radius
                color: entry.picked ? Theme.accentSoft : Theme.sunken
                border.color: entry.picked ? Theme.accent : Theme.border

                AppIcon {
                    anchors.centerIn: parent
                    name: entry.iconName
                    size: 20
                    colour: entry.picked ? Theme.accent : Theme.text
                }
            }
            Column {
                width: parent.width - 42
                spacing: 1

                AppLabel {
                    text: entry.title
                    font.weight: Font.Medium
                }
                AppLabel {
                    width: parent.width
                    text: entry.hint
                    muted: true
                    font.pixelSize: Theme.captionSize
                    wrapMode: Text.Wrap
                    lineHeight: 1.1
                }
            }
        }
    }
    background: Rectangle {
        x: 4
        width: parent.width - 8
        radius: Theme.radius
        color: entry.picked ? Theme.accentSoft : entry.hovered ? Theme.hover : "transparent"
        border.width: entry.visualFocus ? 2 : 0
        border.color: Theme.accent
    }
}
