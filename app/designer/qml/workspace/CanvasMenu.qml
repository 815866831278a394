// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

// What can be done to what is under the pointer.
AppMenu {
    id: menu

    ActionMenuItem {
        appAction: Session.actions.action("edit.rename")
    }
    ActionMenuItem {
        appAction: Session.actions.action("edit.duplicate")
    }
    ActionMenuItem {
        appAction: Session.actions.action("edit.group")
    }
    ActionMenuItem {
        appAction: Session.actions.action("edit.layoutSelected")
    }
    AppMenuSeparator {
    }
    ActionMenuItem {
        appAction: Session.actions.action("edit.copy")
    }
    ActionMenuItem {
        appAction: Session.actions.action("edit.paste")
    }
    ActionMenuItem {
        appAction: Session.actions.action("edit.delete")
    }
    AppMenuSeparator {
    }
    ActionMenuItem {
        appAction: Session.actions.action("run.break")
    }
    AppMenuSeparator {
    }
    ActionMenuItem {
        appAction: Session.actions.action("view.zoomSelection")
    }
    ActionMenuItem {
        appAction: Session.actions.action("view.fit")
    }
}
