// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/qml/modules.h"

#include <QQmlEngine>
#include <QQmlExtensionPlugin>

#include "app/designer/bridge/icon_provider.h"
#include "app/designer/bridge/start/thumbnail_provider.h"

Q_IMPORT_QML_PLUGIN(Windtunnel_BridgePlugin)
Q_IMPORT_QML_PLUGIN(Windtunnel_CanvasPlugin)
Q_IMPORT_QML_PLUGIN(Windtunnel_ChartsPlugin)
Q_IMPORT_QML_PLUGIN(Windtunnel_DesignerPlugin)

namespace windtunnel::app {

void prepareEngine(QQmlEngine& engine) {
  engine.addImageProvider(QStringLiteral("icon"), new IconProvider);
  engine.addImageProvider(QStringLiteral("thumbnail"), new ThumbnailProvider);
}

}  // namespace windtunnel::app
