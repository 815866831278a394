// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/designer/canvas/canvas_state.h"
#include "app/designer/canvas/scene/mask_atlas.h"
#include "app/designer/canvas/scene/triangle_batch.h"

namespace windtunnel::app {

struct MaskVertex {
  float x, y;
  float u, v;
  std::uint8_t r, g, b, a;
};

/// What a sheet is drawn with.
struct SheetContext {
  const CanvasState& state;
  MaskAtlas& atlas;
  exporters::diagram::Rect cull;  ///< Only what meets this part of the drawing is put on the sheet.
  double pixelRatio = 1;          ///< Device pixels for one view unit.
  double textZoom = 1;  ///< The zoom texts are painted for; differs from the view's while it changes.
};

/// One layer of the canvas: shapes, some of them opaque, with texts and icons above them, in view units from
/// the drawing's origin, so that panning moves the whole sheet.
class Sheet {
 public:
  explicit Sheet(const SheetContext& context)
      : ground(1 / context.pixelRatio),
        shapes(1 / context.pixelRatio),
        plates(1 / context.pixelRatio),
        marks(1 / context.pixelRatio),
        m_context(context) {}

  const CanvasState& state() const { return m_context.state; }
  const exporters::diagram::Theme& theme() const { return *m_context.state.theme; }
  double zoom() const { return m_context.state.view.zoom; }
  const exporters::diagram::Rect& cull() const { return m_context.cull; }

  exporters::diagram::Point at(exporters::diagram::Point world) const { return world * zoom(); }
  exporters::diagram::Rect at(const exporters::diagram::Rect& r) const {
    return {r.x * zoom(), r.y * zoom(), r.width * zoom(), r.height * zoom()};
  }
  exporters::diagram::Polyline at(const exporters::diagram::Polyline& line) const;
  /// A line of the drawing moved by less than a pixel, so that a stroke of that width in view units covers
  /// whole device pixels.
  exporters::diagram::Polyline snapped(const exporters::diagram::Polyline& line, double width) const;

  /// Text with its base line starting at a point of the drawing; `size` in units of the drawing.
  void text(exporters::diagram::Point world, const std::string& content, double size,
            exporters::diagram::Weight weight, exporters::diagram::Color color);
  /// Text of a size in view units, whatever the zoom; `view` is a place on the sheet.
  void fixedText(exporters::diagram::Point view, const std::string& content, double size,
                 exporters::diagram::Weight weight, exporters::diagram::Color color);
  void icon(const exporters::diagram::Rect& world, const std::string& kind, exporters::diagram::Color color);

  // From below to above; texts and icons come last. The opaque ones are drawn without blending, which costs a
  // software renderer much less; what overlaps on one of them must have one colour.
  TriangleBatch ground;  ///< Opaque.
  TriangleBatch shapes;
  TriangleBatch plates;  ///< Opaque.
  TriangleBatch marks;
  const std::vector<MaskVertex>& masks() const { return m_masks; }

 private:
  void quad(const MaskEntry& entry, exporters::diagram::Point view, double scale,
            exporters::diagram::Color color);

  const SheetContext& m_context;
  std::vector<MaskVertex> m_masks;
};

// What the sheets show.
void drawBase(Sheet& sheet, const Emphasis& emphasis);  ///< Boundaries, arrows, boxes.
void drawLive(Sheet& sheet, const Emphasis& emphasis);  ///< Dots, rings, queues, hot spots.
void drawFeedback(Sheet& sheet);  ///< Selection, ports, guides, marquee, the arrow being drawn.

}  // namespace windtunnel::app
