// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QGuiApplication>
#include <memory>
#include <string>

#include "app/painting/diagram_painter.h"

namespace windtunnel::app {

/// Fonts need a QGuiApplication: one without a display where none runs yet, else nothing. Keep it for as long
/// as pictures are made.
std::unique_ptr<QGuiApplication> offscreenApplication();

/// The bytes of a PNG of the drawing. Works with and without a running QGuiApplication, and needs no display.
std::string pngOf(const exporters::diagram::Drawing& drawing, const PaintOptions& options);

}  // namespace windtunnel::app
