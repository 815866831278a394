// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// The load as a multiple of the design's, from a tenth to tenfold; a double click brings it back.
T.Slider {
    id: slider

    // Equal ways are equal ratios.
    from: -20
    to: 20
    stepSize: 1
    snapMode: T.Slider.SnapAlways
    value: Session.run.loadStep
    implicitWidth: 100
    implicitHeight: Theme.control
    leftPadding: 4
    rightPadding: 34
    focusPolicy: Qt.StrongFocus
    Accessible.name: qsTr("Load %1 of the design's").arg(Session.run.loadText)
    onMoved: Session.run.loadStep = value

    background: Rectangle {
        x: slider.leftPadding
        y: (slider.height - height) / 2
        width: slider.availableWidth
        height: 4
        radius: 2
        color: Theme.pressed

        Rectangle {
            x: Math.min(parent.width / 2, slider.position * parent.width)
            width: Math.abs(slider.position - 0.5) * parent.width
            height: parent.height
            radius: 2
            color: Theme.accent
        }
        Rectangle {
            x: parent.width / 2 - 0.5
            y: -3
            width: 1
            height: 10
            color: Theme.borderStrong
        }
    }
    handle: Rectangle {
        x: slider.leftPadding + slider.position * (slider.availableWidth - width)
        y: (slider.height - height) / 2
        width: 14
        height: 14
        radius: 7
        color: Theme.surface
        border.width: 2
        border.color: slider.pressed || slider.hovered || slider.visualFocus ? Theme.accent : Theme.borderStrong
    }

    AppLabel {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: 28
        text: Session.run.loadText
        font.weight: Font.DemiBold
        font.pixelSize: Theme.smallSize
    }
    TapHandler {
        onDoubleTapped: Session.run.loadFactor = 1
    }
    AppToolTip {
        visible: slider.hovered || slider.visualFocus
        text: slider.Accessible.name
    }
}
