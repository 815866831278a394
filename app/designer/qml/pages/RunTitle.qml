// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

// The name of a run and what it was; the name can be edited in place.
Item {
    id: title

    required property string name
    required property string detail
    required property string origin
    property bool strong: false

    signal renamed(string name)

    function edit() {
        field.text = name;
        field.visible = true;
        field.forceActiveFocus();
        field.selectAll();
    }

    implicitHeight: lines.implicitHeight

    Column {
        id: lines

        width: parent.width
        visible: !field.visible

        ElidedLabel {
            width: parent.width
            text: title.name
            font.weight: title.strong ? Font.DemiBold : Font.Medium
        }
        AppLabel {
            id: detail

            width: parent.width
            text: title.detail
            muted: true
            font.pixelSize: Theme.captionSize
            elide: Text.ElideRight

            HoverHandler {
                id: hover
            }
            AppToolTip {
                visible: hover.hovered
                text: title.origin
            }
        }
    }
    AppTextField {
        id: field

        visible: false
        width: parent.width
        anchors.verticalCenter: parent.verticalCenter
        Accessible.name: qsTr("Name of the run")
        onAccepted: {
            title.renamed(text);
            visible = false;
        }
        onActiveFocusChanged: {
            if (!activeFocus)
                visible = false;
        }
        Keys.onEscapePressed: visible = false
    }
}
