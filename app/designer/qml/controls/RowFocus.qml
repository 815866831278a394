// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

// Makes a list one stop of Tab: Tab comes to one of its rows, the arrow keys lead to the others. A row binds
// its focusPolicy to `isStop`.
QtObject {
    id: root

    required property T.Control delegate
    required property int index
    readonly property ItemView list: delegate.ListView.view
    readonly property bool isCurrent: delegate.ListView.isCurrentItem
    readonly property bool isStop: hasFocus || isCurrent || (list !== null && list.currentIndex < 0)
    readonly property bool hasFocus: delegate.activeFocus

    onHasFocusChanged: if (hasFocus)
        list.currentIndex = index
    onIsCurrentChanged: if (isCurrent && list.activeFocus) {
        delegate.forceActiveFocus(Qt.TabFocusReason);
        // The view may have given it the focus already, which nobody would see.
        delegate.focusReason = Qt.TabFocusReason;
    }
}
