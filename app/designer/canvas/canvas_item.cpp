// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/canvas_item.h"

#include <QQuickWindow>
#include <algorithm>
#include <cmath>

#include "app/designer/canvas/accessible_canvas.h"
#include "app/designer/canvas/base_item.h"
#include "app/designer/canvas/hit_test.h"
#include "exporters/diagram/box_text.h"
#include "model/design/design.h"
#include "model/design/kind.h"

namespace windtunnel::app {

using namespace exporters::diagram;

namespace {

constexpr int kFrame = 16;          // milliseconds
constexpr double kGlideTime = 0.2;  // seconds
constexpr double kPulseTime = 0.7;
constexpr std::size_t kMostGliding = 200;

}  // namespace

CanvasItem::CanvasItem(QQuickItem* parent) : QQuickItem(parent), m_tools(m_state, *this) {
  installCanvasAccessibility();
  setFlags(ItemHasContents | ItemIsFocusScope | ItemClipsChildrenToShape);
  setAcceptedMouseButtons(Qt::LeftButton | Qt::MiddleButton | Qt::RightButton);
  setAcceptHoverEvents(true);
  setActiveFocusOnTab(true);
  setClip(true);
  m_base = new BaseItem(m_state, this);  // an item is a focus scope before it has children
  m_ticker.setInterval(kFrame);
  connect(&m_ticker, &QTimer::timeout, this, &CanvasItem::tick);
  m_settle.setSingleShot(true);
  m_settle.setInterval(140);
  connect(&m_settle, &QTimer::timeout, this, [this] {
    m_settled = true;
    refresh();
  });
  m_panning.setSingleShot(true);
  m_panning.setInterval(140);
  connect(&m_panning, &QTimer::timeout, this, [this] {
    m_base->setPicture(false);
    refresh();
  });
  m_rest.setSingleShot(true);
  m_rest.setInterval(300);
  connect(&m_rest, &QTimer::timeout, this, [this] {
    m_state.emphasised = m_state.hovered;
    changedBase();
  });
}

CanvasItem::~CanvasItem() = default;

void CanvasItem::changedBase() {
  ++m_baseVersion;
  refresh();
}

void CanvasItem::stateEdited() {
  const bool gesture = !m_state.feedback.guides.empty() || !m_state.feedback.wire.empty();
  if (m_seenDrawing != m_state.drawingVersion || m_seenHidden != m_state.feedback.hiddenArrow ||
      m_seenGesture != gesture) {
    m_seenDrawing = m_state.drawingVersion;
    m_seenHidden = m_state.feedback.hiddenArrow;
    m_seenGesture = gesture;
    ++m_baseVersion;
  }
  updateTicking();
  refresh();
}

void CanvasItem::setDesign(const model::Design& design) {
  const Drawing before = m_state.landing ? *m_state.landing : std::move(m_state.drawing);
  const bool first = before.nodes().empty();
  m_glide.reset();
  m_state.design = design;
  m_state.drawing = Drawing::of(design);
  ++m_state.drawingVersion;
  Glide glide;
  for (std::size_t i = 0; i < m_state.drawing.nodes().size() && !m_reducedMotion; ++i) {
    const NodeBox& node = m_state.drawing.nodes()[i];
    const int old = before.node(node.id);
    if (old < 0) continue;
    const Point was = before.nodes()[static_cast<std::size_t>(old)].rect.topLeft();
    if (was != node.rect.topLeft()) glide.from.emplace_back(static_cast<int>(i), was);
  }
  if (!glide.from.empty() && glide.from.size() <= kMostGliding) {
    glide.target = m_state.drawing;
    m_state.drawing.moveNodes(glide.from, Reroute::Preview);
    m_glide = std::move(glide);
  }
  if (first && !m_state.drawing.nodes().empty()) m_fitPending = true;
  if (m_fitPending && width() > 0 && !isEmpty()) fit();
  stateEdited();
  emit drawingChanged();
}

void CanvasItem::setOverlay(CanvasOverlay overlay) {
  m_state.overlay = std::move(overlay);
  changedBase();
  updateTicking();
  emit overlayChanged();
}

/// Ends a slide at once: gestures begin from where the boxes really are.
void CanvasItem::finishGlide() {
  if (!m_glide) return;
  m_state.drawing = std::move(m_glide->target);
  m_glide.reset();
  changedBase();
}

QStringList CanvasItem::selection() const {
  QStringList paths;
  for (const std::string& path : m_state.selection) paths << QString::fromStdString(path);
  return paths;
}

void CanvasItem::setSelection(const QStringList& paths) {
  std::set<std::string> selection;
  for (const QString& path : paths) selection.insert(path.toStdString());
  if (selection == m_state.selection) return;
  m_state.selection = std::move(selection);
  selectionEdited();
}

void CanvasItem::selectionEdited() {
  changedBase();
  announceSelection(*this);
  emit selectionChanged();
}

void CanvasItem::selectAll() {
  std::set<std::string> all;
  for (const NodeBox& node : m_state.drawing.nodes()) all.insert(pathOf(node));
  m_state.selection = std::move(all);
  selectionEdited();
}

QString CanvasItem::theme() const {
  return QString::fromUtf8(m_state.theme->name.data(), static_cast<qsizetype>(m_state.theme->name.size()));
}

void CanvasItem::setTheme(const QString& name) {
  const Theme& theme = Theme::byName(name.toStdString());
  if (&theme == m_state.theme) return;
  m_state.theme = &theme;
  changedBase();
  emit themeChanged();
}

void CanvasItem::setReadOnly(bool readOnly) {
  if (readOnly == m_state.readOnly) return;
  cancelGesture();
  m_state.readOnly = readOnly;
  refresh();
  emit readOnlyChanged();
}

void CanvasItem::itemChange(ItemChange change, const ItemChangeData& data) {
  QQuickItem::itemChange(change, data);
  if (change == ItemDevicePixelRatioHasChanged) refresh();
}

void CanvasItem::setReducedMotion(bool reduced) {
  if (reduced == m_reducedMotion) return;
  m_reducedMotion = reduced;
  m_state.still = reduced;
  updateTicking();
  refresh();
  emit reducedMotionChanged();
}

void CanvasItem::setPlacing(const QString& kind) {
  const std::string text = kind.toStdString();
  if (text == m_state.placing) return;
  m_state.placing = text;
  m_state.feedback = {};
  refresh();
  emit placingChanged();
}

QString CanvasItem::hovered() const {
  return QString::fromStdString(m_state.hovered);
}

void CanvasItem::cancelGesture() {
  m_tools.cancel();
  updateTicking();
}

// View.

void CanvasItem::geometryChange(const QRectF& now, const QRectF& before) {
  QQuickItem::geometryChange(now, before);
  m_state.size = {now.width(), now.height()};
  if (m_fitPending && !isEmpty() && now.width() > 0 && now.height() > 0)
    fit();
  else
    viewEdited();
}

// Motion: dots, slides, the view at the border.

void CanvasItem::updateTicking() {
  const bool dots = m_state.overlay.live && !m_reducedMotion && !m_state.overlay.arrows.empty();
  const bool wanted = m_tools.active() || dots || m_glide.has_value() || m_state.pulse > 0;
  if (wanted == m_ticker.isActive()) return;
  if (wanted) {
    m_clock.restart();
    m_ticker.start();
  } else {
    m_ticker.stop();
  }
}

void CanvasItem::tick() {
  const double seconds = std::min(static_cast<double>(m_clock.restart()) / 1000.0, 0.1);
  bool changed = m_tools.panAtBorder(seconds);
  if (m_state.overlay.live) {
    m_state.time += seconds;
    changed = true;
  }
  if (m_state.pulse > 0) {
    m_state.pulse = std::max(0.0, m_state.pulse - seconds / kPulseTime);
    changed = true;
  }
  if (m_glide) {
    Glide& glide = *m_glide;
    glide.progress = std::min(1.0, glide.progress + seconds / kGlideTime);
    const double eased = 1 - std::pow(1 - glide.progress, 3);
    std::vector<std::pair<int, Point>> moves;
    for (const auto& [index, from] : glide.from) {
      const Point to = glide.target.nodes()[static_cast<std::size_t>(index)].rect.topLeft();
      moves.emplace_back(index, from + (to - from) * eased);
    }
    if (glide.progress < 1)
      m_state.drawing.moveNodes(moves, Reroute::Preview);
    else
      m_state.drawing = glide.target;
    if (glide.progress >= 1) m_glide.reset();
    changedBase();
  }
  if (changed) refresh();
  updateTicking();
}

// Palette.

void CanvasItem::dragKind(const QString& kind, double viewX, double viewY) {
  if (m_state.readOnly) return;
  const Point world = m_state.view.toWorld({viewX, viewY});
  const model::Kind* found = model::findKind(kind.toStdString());
  const Size size = found ? nodeSize(found->title, found->title) : Size{240, 140};
  m_state.feedback.ghost = Rect{world.x - size.width / 2, world.y - size.height / 2, size.width, size.height};
  m_state.feedback.ghostKind = kind.toStdString();
  m_state.feedback.drop = m_tools.targetFor(kind.toStdString(), world);
  refresh();
}

void CanvasItem::dropKind(const QString& kind, double viewX, double viewY) {
  const Point world = m_state.view.toWorld({viewX, viewY});
  const DropTarget target = m_tools.targetFor(kind.toStdString(), world);
  endDragKind();
  if (!m_state.readOnly) wantAdd(kind.toStdString(), world, target);
}

void CanvasItem::endDragKind() {
  m_state.feedback = {};
  refresh();
}

}  // namespace windtunnel::app
