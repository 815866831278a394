// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

// The faults in force, each with a way to end it.
Column {
    id: list

    readonly property int count: Session.run.runningFaults.count

    visible: count > 0
    height: visible ? implicitHeight : 0

    FaultHeading {
        width: parent.width
        implicitHeight: 20
        section: qsTr("In force now")
    }
    Repeater {
        model: Session.run.runningFaults

        Item {
            id: row

            required property int index
            required property string sentence
            required property string rest

            width: list.width
            height: 34

            ElidedLabel {
                x: Theme.gap
                width: end.x - x - Theme.unit
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: qsTr("%1 – %2").arg(row.sentence).arg(row.rest)
                color: Theme.bad
                font.pixelSize: Theme.smallSize
            }
            AppButton {
                id: end

                anchors.right: parent.right
                anchors.rightMargin: Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                implicitHeight: 26
                font.pixelSize: Theme.smallSize
                text: qsTr("End")
                Accessible.name: qsTr("End: %1").arg(row.sentence)
                onClicked: Session.run.endFault(row.index)
            }
        }
    }
    AppButton {
        x: Theme.gap
        visible: list.count > 1
        implicitHeight: 26
        font.pixelSize: Theme.smallSize
        text: qsTr("End all")
        onClicked: Session.run.endFaults()
    }
    Item {
        width: parent.width
        height: 8

        Separator {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }
}
