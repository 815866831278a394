// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtTest
import Windtunnel.Bridge

// What the tests of all pages need: finding what a page shows by its words, as a person does.
TestCase {
    when: windowShown

    // The first visible item below `root` for which `test` holds; null when there is none.
    function find(root, test) {
        const open = [root];
        while (open.length > 0) {
            const item = open.shift();
            if (!item.visible)
                continue;
            if (test(item))
                return item;
            for (let i = 0; i < item.children.length; ++i)
                open.push(item.children[i]);
        }
        return null;
    }
    function findText(root, text) {
        return find(root, item => item.text === text);
    }
    // By the name a screen reader says.
    function findNamed(root, name) {
        return find(root, item => item.Accessible.name === name);
    }
    function openTemplate(name) {
        verify(Session.files.openTemplate(name));
    }
}
