// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

// What the inspector's model says about one of its lines.
Item {
    required property int index
    required property string type
    required property int depth
    required property string label
    required property string help
    required property string text
    required property string defaultText
    required property string summary
    required property var choices
    required property bool closed
    required property bool written
    required property bool mixed
    required property bool expandable
    required property bool expanded
    required property bool removable
    required property bool renamable
    required property bool canAdd
    required property bool first
    required property bool last
    required property string error
    required property string valueType
    required property string example

    readonly property int indent: Theme.gap + depth * 12
}
