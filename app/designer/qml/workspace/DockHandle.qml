// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Designer

// The line between two docks: thin to look at, wide enough to take hold of.
Rectangle {
    id: handle

    property bool upright: true
    readonly property bool taken: T.SplitHandle.pressed || T.SplitHandle.hovered

    implicitWidth: 1
    implicitHeight: 1
    color: taken ? Theme.accent : Theme.border

    containmentMask: Item {
        x: handle.upright ? -3 : 0
        y: handle.upright ? 0 : -3
        width: handle.upright ? 7 : handle.width
        height: handle.upright ? handle.height : 7
    }
}
