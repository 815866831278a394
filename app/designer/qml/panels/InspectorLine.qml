// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

// One line of the inspector; loads the editor its type needs.
InspectorEntry {
    id: root

    function takeFocus(): void {
        const body = loader.item as FocusScope;
        if (body)
            body.forceActiveFocus(Qt.TabFocusReason);
        pulse.restart();
    }

    implicitHeight: loader.height

    // Only lines that are seen exist, so Tab finds its way on only when the neighbours are seen too.
    Connections {
        target: loader.item

        function onActiveFocusChanged(): void {
            if (!(loader.item as Item).activeFocus)
                return;
            for (const near of [root.index - 1, root.index + 1, root.index]) {
                if (near >= 0 && near < root.ListView.view.count)
                    root.ListView.view.positionViewAtIndex(near, ListView.Contain);
            }
        }
    }

    Rectangle {
        id: glow

        anchors.fill: parent
        color: Theme.accentSoft
        opacity: 0

        SequentialAnimation {
            id: pulse

            NumberAnimation {
                target: glow
                property: "opacity"
                to: 1
                duration: Theme.fast
            }
            PauseAnimation {
                duration: 900
            }
            NumberAnimation {
                target: glow
                property: "opacity"
                to: 0
                duration: Theme.slow
            }
        }
    }
    Loader {
        id: loader

        width: parent.width
        sourceComponent: root.type === "heading" ? heading : root.type === "field" ? field : root.type === "step" ? step : nested
    }
    Component {
        id: heading

        InspectorHeading {
            line: root
        }
    }
    Component {
        id: field

        InspectorField {
            line: root
        }
    }
    Component {
        id: nested

        InspectorNested {
            line: root
        }
    }
    Component {
        id: step

        InspectorStep {
            line: root
        }
    }
}
