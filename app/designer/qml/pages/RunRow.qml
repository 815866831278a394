// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Windtunnel.Bridge
import Windtunnel.Designer

// One run: its name, whether it met the objectives, its figures and their signed differences. Return opens it,
// F2 renames it, Delete removes it.
T.ItemDelegate {
    id: row

    required property int index
    required property string name
    required property string detail
    required property string origin
    required property bool isBaseline
    required property bool isPinned
    required property bool isCurrent
    required property bool met
    required property var figures
    required property var deltas
    required property var better
    required property int nameWidth
    required property int actionsWidth

    implicitHeight: 48
    focusPolicy: rowFocus.isStop ? Qt.StrongFocus : Qt.ClickFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: name + ", " + detail
    onDoubleClicked: Session.run.openRun(index)
    Keys.onReturnPressed: Session.run.openRun(index)
    Keys.onDeletePressed: Session.run.runs.remove(index)
    Keys.onPressed: event => {
        if (event.key !== Qt.Key_F2)
            return;
        title.edit();
        event.accepted = true;
    }

    RowFocus {
        id: rowFocus

        delegate: row
        index: row.index
    }

    contentItem: RowLayout {
        spacing: Theme.unit

        RowLayout {
            Layout.leftMargin: Theme.gap
            Layout.preferredWidth: row.nameWidth
            Layout.fillWidth: false
            spacing: Theme.unit

            AppIcon {
                name: row.met ? "ui/success" : "ui/error"
                colour: row.met ? Theme.good : Theme.bad
            }
            RunTitle {
                id: title

                Layout.fillWidth: true
                name: row.name
                detail: row.detail
                origin: row.origin
                strong: row.isBaseline
                onRenamed: name => Session.run.runs.rename(row.index, name)
            }
        }
        Repeater {
            model: row.figures

            RunFigure {
                required property int index
                required property string modelData

                Layout.fillWidth: true
                Layout.preferredWidth: 80
                figure: modelData
                delta: row.deltas[index] || ""
                judged: row.better[index] || 0
            }
        }
        Row {
            Layout.preferredWidth: row.actionsWidth
            Layout.rightMargin: 8

            IconButton {
                checked: row.isCurrent
                iconName: "ui/eye"
                hint: row.isCurrent ? qsTr("Its figures are on the results page") : qsTr("Show its figures")
                onClicked: Session.run.openRun(row.index)
            }
            IconButton {
                checked: row.isBaseline
                iconName: "ui/compare"
                hint: row.isBaseline ? qsTr("The baseline the others are compared with") : qsTr("Compare the others with this run")
                onClicked: Session.run.runs.setBaseline(row.index)
            }
            IconButton {
                checked: row.isPinned
                iconName: "ui/pin"
                hint: row.isPinned ? qsTr("Kept for good; press to let it go with the old ones") : qsTr("Keep for good")
                onClicked: Session.run.runs.setPinned(row.index, !row.isPinned)
            }
            IconButton {
                iconName: "ui/edit"
                hint: qsTr("Rename")
                onClicked: title.edit()
            }
            IconButton {
                iconName: "ui/trash"
                hint: qsTr("Remove %1").arg(row.name)
                onClicked: Session.run.runs.remove(row.index)
            }
        }
    }
    background: Rectangle {
        color: row.isCurrent ? Theme.accentSoft : row.hovered ? Theme.hover : "transparent"
        border.width: row.visualFocus ? 2 : 0
        border.color: Theme.accent
    }
}
