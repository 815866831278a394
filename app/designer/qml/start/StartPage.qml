// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// What a new window shows: templates drawn small, files opened last, and what can be recovered.
Rectangle {
    id: page

    readonly property int columns: width >= 1500 ? 4 : width >= 1100 ? 3 : 2
    readonly property int side: Math.max(Theme.gap * 2, Math.round((width - 1360) / 2))
    readonly property int railWidth: 304

    readonly property Item focused: Window.activeFocusItem

    color: Theme.backdrop
    onFocusedChanged: if (visible && focused !== null)
        reveal(focused)

    // Scrolls to a card that Tab has come to.
    function reveal(item: Item): void {
        const at = item.mapToItem(content, 0, 0);
        if (at.y + item.height < 0 || at.y > content.height)
            return;
        const top = content.y + at.y - Theme.gap;
        const bottom = content.y + at.y + item.height + Theme.gap;
        flick.contentY = Math.max(0, Math.min(top, Math.max(flick.contentY, bottom - flick.height)));
    }

    Flickable {
        id: flick

        anchors.fill: parent
        contentHeight: content.height + Theme.gap * 3
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: AppScrollBar {
        }

        ColumnLayout {
            id: content

            x: page.side
            y: Theme.gap * 2
            width: page.width - page.side * 2
            spacing: Theme.gap * 1.5

            StartHeader {
                Layout.fillWidth: true
            }
            RecoveryCard {
                Layout.fillWidth: true
                visible: Session.recovery.count > 0
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap * 2

                ColumnLayout {
                    Layout.alignment: Qt.AlignTop
                    Layout.fillWidth: true
                    spacing: 12

                    AppLabel {
                        text: qsTr("Start from a template")
                        font.pixelSize: Theme.leadSize
                        font.weight: Font.DemiBold
                    }
                    GridLayout {
                        columns: page.columns
                        columnSpacing: Theme.gap
                        rowSpacing: Theme.gap

                        Repeater {
                            model: Session.templates
                            delegate: TemplateCard {
                                Layout.fillWidth: true
                                Layout.preferredWidth: 100
                            }
                        }
                        BlankCard {
                            Layout.fillWidth: true
                            Layout.preferredWidth: 100
                        }
                    }
                }
                RecentList {
                    Layout.alignment: Qt.AlignTop
                    Layout.preferredWidth: page.railWidth
                }
            }
        }
    }
}
