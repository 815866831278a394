// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

// What can be done to a live run: kill, slow down, overload.
AppButton {
    id: button

    readonly property string target: Session.run.charts.subject
    readonly property string targetTitle: Session.run.charts.subjectTitle

    text: qsTr("Break")
    iconName: "ui/bolt"
    hint: qsTr("Do something to the running system")
    enabled: Session.run.live
    onClicked: menu.popup(button, 0, -menu.implicitHeight - 4)

    AppMenu {
        id: menu

        AppMenuItem {
            text: qsTr("Triple the load for a minute")
            iconName: "ui/charts"
            onTriggered: Session.run.surge()
        }
        AppMenuSeparator {
        }
        AppMenuItem {
            text: button.target !== "" ? qsTr("Kill a pod of %1").arg(button.targetTitle) : qsTr("Kill a pod: select a component first")
            iconName: "ui/kill"
            enabled: button.target !== ""
            onTriggered: Session.run.killPod(button.target, -1)
        }
        AppMenuItem {
            text: button.target !== "" ? qsTr("%1 answers 300 ms later").arg(button.targetTitle) : qsTr("Add latency: select a component first")
            iconName: "ui/latency"
            enabled: button.target !== ""
            onTriggered: Session.run.addLatency(button.target)
        }
        AppMenuItem {
            text: button.target !== "" ? qsTr("Half of the requests to %1 fail").arg(button.targetTitle) : qsTr("Inject errors: select a component first")
            iconName: "ui/error"
            enabled: button.target !== ""
            onTriggered: Session.run.failRequests(button.target)
        }
        AppMenuSeparator {
        }
        Instantiator {
            model: Session.document.zones
            delegate: AppMenuItem {
                required property string modelData

                text: qsTr("Zone %1 fails for a minute").arg(modelData)
                iconName: "ui/zone"
                onTriggered: Session.run.killZone(modelData)
            }
            onObjectAdded: (index, object) => menu.insertItem(6 + index, object)
            onObjectRemoved: (index, object) => menu.removeItem(object)
        }
        AppMenuSeparator {
        }
        ActionMenuItem {
            appAction: Session.actions.action("run.endFaults")
        }
    }
}
