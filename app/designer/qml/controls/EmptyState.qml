// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Designer

// What a page shows while it has nothing to show: what would be here and how to get it.
Column {
    id: state

    property string iconName: ""
    property string title: ""
    property string text: ""
    default property alias extra: slot.data

    spacing: Theme.unit
    width: Math.min(360, parent ? parent.width - 32 : 360)

    AppIcon {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: state.iconName !== ""
        name: state.iconName
        size: 28
        colour: Theme.textFaint
    }
    AppLabel {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: state.title
        font.pixelSize: Theme.leadSize
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
    }
    AppLabel {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        visible: text !== ""
        text: state.text
        muted: true
        lineHeight: 1.25
        wrapMode: Text.Wrap
    }
    Row {
        id: slot

        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.unit
    }
}
