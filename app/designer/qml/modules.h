// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QQmlEngine;

namespace windtunnel::app {

/// Makes the program's QML modules, icons and thumbnails known to an engine. Call it before anything is
/// loaded.
void prepareEngine(QQmlEngine& engine);

}  // namespace windtunnel::app
