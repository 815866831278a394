// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exporters/diagram/geometry.h"

namespace windtunnel::app {

inline constexpr double kLeastZoom = 0.02;
inline constexpr double kMostZoom = 4;

/// From the drawing to the item: view = world * zoom + offset.
struct ViewTransform {
  double zoom = 1;
  exporters::diagram::Point offset;

  exporters::diagram::Point toView(exporters::diagram::Point world) const { return world * zoom + offset; }
  exporters::diagram::Point toWorld(exporters::diagram::Point view) const {
    return (view - offset) * (1 / zoom);
  }
  exporters::diagram::Rect toView(const exporters::diagram::Rect& r) const {
    const exporters::diagram::Point p = toView(r.topLeft());
    return {p.x, p.y, r.width * zoom, r.height * zoom};
  }

  /// Changes the zoom, within its limits, so that one point of the view stays where it is.
  void zoomAround(exporters::diagram::Point view, double to) {
    const exporters::diagram::Point world = toWorld(view);
    zoom = std::clamp(to, kLeastZoom, kMostZoom);
    offset = view - world * zoom;
  }

  bool operator==(const ViewTransform&) const = default;
};

}  // namespace windtunnel::app
