// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// Faults: those that run and can be ended, and those that can be made, first of what is selected.
T.Popup {
    id: sheet

    readonly property RunController run: Session.run
    property int room: 480

    width: 440
    height: Math.min(content.implicitHeight + 2, Math.max(200, room), 620)
    padding: 1
    margins: Theme.half
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent
    onAboutToShow: room = parent.mapToItem(null, 0, 0).y - 60
    onOpened: {
        offers.currentIndex = 0;
        offers.forceActiveFocus(Qt.PopupFocusReason);
    }

    background: PopupFrame {
    }
    contentItem: Item {
        id: content

        implicitHeight: head.height + running.height + offers.contentHeight + 8

        Item {
            id: head

            width: parent.width
            height: 44

            ElidedLabel {
                x: Theme.gap
                width: parent.width - 32
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: sheet.run.offers.subject !== "" ? qsTr("Break %1").arg(sheet.run.offers.subject) : qsTr("Break the system – select a component or an arrow for more")
                font.weight: Font.DemiBold
                muted: sheet.run.offers.subject === ""
            }
        }
        RunningFaultList {
            id: running

            anchors.top: head.bottom
            width: parent.width
        }
        ListView {
            id: offers

            anchors.top: running.bottom
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 6
            width: parent.width
            clip: true
            model: sheet.run.offers
            boundsBehavior: Flickable.StopAtBounds
            keyNavigationEnabled: true
            activeFocusOnTab: true
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Faults that can be made")
            T.ScrollBar.vertical: AppScrollBar {
            }
            section.property: "group"
            section.delegate: FaultHeading {
                width: ListView.view.width
            }
            delegate: FaultOfferRow {
                width: ListView.view.width
                onClicked: {
                    sheet.close();
                    sheet.run.strike(index);
                }
            }
        }
    }
}
