// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Dialogs
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// The window: the start page or the workspace, and everything that lies above them.
ApplicationWindow {
    id: window

    property bool mayClose: false

    // Closes the design, or asks first when that would lose changes.
    function leave(next: var): void {
        if (Session.open && Session.document.modified)
            unsaved.ask(next);
        else
            next();
    }

    width: Session.settings.number("window/width", 1280)
    height: Session.settings.number("window/height", 800)
    minimumWidth: 960
    minimumHeight: 600
    visible: true
    title: Session.open ? qsTr("%1%2 – Windtunnel").arg(Session.document.name).arg(Session.document.modified ? " •" : "") : qsTr("Windtunnel")
    color: Theme.backdrop
    font.family: Theme.family
    font.pixelSize: Theme.bodySize

    // A dark palette set before the engine loads is ignored by the styles; bound here it holds from the first frame.
    palette {
        window: Theme.surface
        windowText: Theme.text
        base: Theme.surface
        alternateBase: Theme.sunken
        text: Theme.text
        button: Theme.raised
        buttonText: Theme.text
        brightText: Theme.accentText
        highlight: Theme.accent
        highlightedText: Theme.accentText
        placeholderText: Theme.textFaint
        light: Theme.hover
        midlight: Theme.border
        mid: Theme.borderStrong
        dark: Theme.textMuted
        shadow: Theme.border
        toolTipBase: Theme.raised
        toolTipText: Theme.text
        link: Theme.accent
    }

    onWidthChanged: sizeKeeper.restart()
    onHeightChanged: sizeKeeper.restart()
    onActiveChanged: if (active)
        Session.files.checkOutside()
    onClosing: close => {
        if (mayClose || !Session.open || !Session.document.modified)
            return;
        close.accepted = false;
        unsaved.ask(() => {
                window.mayClose = true;
                window.close();
            });
    }

    Timer {
        id: sizeKeeper

        interval: 400
        onTriggered: if (window.visibility === Window.Windowed) {
            Session.settings.setNumber("window/width", window.width);
            Session.settings.setNumber("window/height", window.height);
        }
    }
    Instantiator {
        model: Session.actions
        delegate: Shortcut {
            required property AppAction appAction
            // A focused button keeps Space for itself.
            readonly property bool taken: appAction.name === "run.toggle" && window.activeFocusItem instanceof T.AbstractButton

            sequences: appAction.shortcuts // qmllint disable
            enabled: appAction.enabled && !taken
            onActivated: appAction.trigger()
        }
    }
    StartPage {
        anchors.fill: parent
        visible: !Session.open
    }
    Loader {
        anchors.fill: parent
        active: Session.open
        asynchronous: false
        sourceComponent: Workspace {
        }
    }
    CommandPalette {
        id: commandPalette
    }
    ShortcutSheet {
        id: shortcutSheet
    }
    AboutDialog {
        id: about
    }
    UnsavedDialog {
        id: unsaved
    }
    Notices {
        id: notices

        clearance: exportLoader.active ? 144 : 0
    }
    Loader {
        id: exportLoader

        active: false
        sourceComponent: ExportSheet {
            onClosed: exportLoader.active = false
        }
        onLoaded: (item as ExportSheet).open()
    }
    FileDialog {
        id: openDialog

        title: qsTr("Open a design")
        nameFilters: [qsTr("Designs (*.windtunnel.yaml *.yaml *.yml)"), qsTr("All files (*)")]
        onAccepted: Session.files.openUrl(selectedFile)
    }
    FileDialog {
        id: saveDialog

        title: qsTr("Save the design")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "windtunnel.yaml"
        nameFilters: [qsTr("Designs (*.windtunnel.yaml)")]
        onAccepted: Session.files.saveToUrl(selectedFile)
    }
    Connections {
        target: Session

        function onOpenDialogWanted(): void {
            window.leave(() => openDialog.open());
        }
        function onSaveDialogWanted(): void {
            saveDialog.open();
        }
        function onCloseWanted(): void {
            window.leave(() => Session.files.close());
        }
        function onQuitWanted(): void {
            window.close();
        }
        function onExportWanted(): void {
            exportLoader.active = true;
        }
        function onCommandPaletteWanted(): void {
            commandPalette.open();
        }
        function onShortcutSheetWanted(): void {
            shortcutSheet.open();
        }
        function onAboutWanted(): void {
            about.open();
        }
        function onNotice(severity: string, text: string): void {
            notices.show(severity, text);
        }
    }
}
