// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Windtunnel.Bridge
import Windtunnel.Designer

// The figure or target of a step. Targets come from a list; anything else may be typed.
ValueField {
    implicitHeight: 28
}
