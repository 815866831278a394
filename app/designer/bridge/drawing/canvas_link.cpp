// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/drawing/canvas_link.h"

#include <QVariantMap>

#include "app/designer/bridge/drawing/overlay_builder.h"
#include "app/designer/bridge/session.h"
#include "app/designer/bridge/text.h"
#include "model/edit/component_edits.h"
#include "model/edit/connection_edits.h"

namespace windtunnel::app {

CanvasLink::CanvasLink(QObject* parent) : QObject(parent), m_session(Session::instance()) {}

CanvasLink::~CanvasLink() = default;

void CanvasLink::setCanvas(CanvasItem* canvas) {
  if (canvas == m_canvas) return;
  m_canvas = canvas;
  if (m_canvas != nullptr) join();
  emit canvasChanged();
}

void CanvasLink::join() {
  connect(m_session->document(), &DocumentController::designChanged, this, &CanvasLink::showDesign);
  connect(m_session->document(), &DocumentController::selectionChanged, this, &CanvasLink::giveSelection);
  connect(m_canvas, &CanvasItem::selectionChanged, this, &CanvasLink::takeSelection);
  connect(m_session->run(), &RunController::snapshotChanged, this, &CanvasLink::showOverlay);
  connect(m_session->run(), &RunController::stateChanged, this, &CanvasLink::showOverlay);
  connect(m_session->estimate(), &EstimateController::changed, this, &CanvasLink::showOverlay);
  connect(m_session->palette(), &PaletteModel::pickedChanged, m_canvas,
          [this] { m_canvas->setPlacing(m_session->palette()->picked()); });
  connect(m_canvas, &CanvasItem::placingChanged, this,
          [this] { m_session->palette()->setPicked(m_canvas->placing()); });
  connect(m_canvas, &CanvasItem::viewChanged, this, &CanvasLink::lookWhatIsVisible);
  connect(m_canvas, &CanvasItem::drawingChanged, this, &CanvasLink::lookWhatIsVisible);
  joinGestures();
  joinWishes();
  showDesign();
  giveSelection();
  showOverlay();
}

void CanvasLink::joinGestures() {
  DocumentController* document = m_session->document();
  connect(m_canvas, &CanvasItem::moveRequested, this,
          [this](const QStringList& ids, double dx, double dy) { move(ids, dx, dy, nullptr); });
  connect(m_canvas, &CanvasItem::moveIntoRequested, this,
          [this](const QStringList& ids, double dx, double dy, const QString& boundary) {
            move(ids, dx, dy, &boundary);
          });
  connect(m_canvas, &CanvasItem::duplicateRequested, document,
          [document](const QStringList&, double dx, double dy) { document->duplicateSelected(dx, dy); });
  connect(m_canvas, &CanvasItem::connectRequested, document, &DocumentController::connectComponents);
  connect(m_canvas, &CanvasItem::reconnectRequested, document, &DocumentController::reconnect);
  connect(m_canvas, &CanvasItem::connectRefused, this,
          [this](const QString& reason) { emit m_session->notice(QStringLiteral("warning"), reason); });
  connect(m_canvas, &CanvasItem::addRequested, document, &DocumentController::addElement);
  connect(m_canvas, &CanvasItem::insertRequested, this, &CanvasLink::insertNew);
  connect(m_canvas, &CanvasItem::insertExistingRequested, this, &CanvasLink::insertMoved);
  connect(m_canvas, &CanvasItem::collapseRequested, document, &DocumentController::setCollapsed);
  connect(m_canvas, &CanvasItem::removeRequested, document, &DocumentController::removeSelected);
  connect(m_canvas, &CanvasItem::killPodRequested, m_session->run(), &RunController::killPod);
  connect(m_canvas, &CanvasItem::spaceTapped, m_session->run(), &RunController::toggle);
}

void CanvasLink::joinWishes() {
  connect(m_session, &Session::zoomWanted, this, [this](const QString& how) {
    if (how == u"in") m_canvas->zoomIn();
    if (how == u"out") m_canvas->zoomOut();
    if (how == u"fit") m_canvas->fit();
    if (how == u"actual") m_canvas->setZoom(1);
    if (how == u"selection") m_canvas->fitSelection();
  });
  connect(m_session, &Session::revealWanted, this, [this](const QString& path) { m_canvas->reveal(path); });
  connect(m_session, &Session::renameWanted, this, [this] { m_canvas->startRename(); });
  connect(m_session, &Session::layoutWanted, this, &CanvasLink::layOutDrawing);
  connect(m_session->document(), &DocumentController::replaced, this, [this] {
    showDesign();
    m_canvas->fit();
  });
}

void CanvasLink::showDesign() {
  if (m_canvas != nullptr) m_canvas->setDesign(m_session->document()->design());
}

void CanvasLink::lookWhatIsVisible() {
  const auto bounds = m_canvas->drawing().bounds();
  const auto seen = m_canvas->visibleWorld();
  const bool whole = bounds.x >= seen.x && bounds.y >= seen.y &&
                     bounds.x + bounds.width <= seen.x + seen.width &&
                     bounds.y + bounds.height <= seen.y + seen.height;
  if (whole == m_wholeVisible) return;
  m_wholeVisible = whole;
  emit wholeVisibleChanged();
}

void CanvasLink::showOverlay() {
  if (m_canvas == nullptr) return;
  m_canvas->setOverlay(m_session->estimate()->isShown() ? overlayOf(*m_session->estimate())
                                                        : overlayOf(*m_session->run()));
}

void CanvasLink::takeSelection() {
  if (m_exchanging) return;
  m_exchanging = true;
  m_session->document()->select(m_canvas->selection());
  m_exchanging = false;
}

void CanvasLink::giveSelection() {
  if (m_exchanging || m_canvas == nullptr) return;
  m_exchanging = true;
  m_canvas->setSelection(m_session->document()->selection());
  m_exchanging = false;
}

QVariantList CanvasLink::followers(const QString& from) const {
  QVariantList kinds;
  for (const model::Kind& kind : model::kinds()) {
    const model::Design& design = m_session->document()->design();
    const model::Result<model::Creation> made = model::addComponent(design, kind.name, {0, 0});
    if (!made.ok()) continue;
    if (model::connectionProblem(model::applied(design, made->edit), stored(from), made->id)) continue;
    kinds.append(QVariantMap{{QStringLiteral("name"), shown(kind.name)},
                             {QStringLiteral("title"), shown(kind.title)}});
  }
  return kinds;
}

void CanvasLink::addFollower(const QString& from, const QString& kind, double x, double y) {
  const model::Design& design = m_session->document()->design();
  const model::Result<model::Creation> made = model::addComponent(design, stored(kind), {x, y - 36});
  if (!made.ok()) return;
  model::Edit edit = made->edit;
  const model::Result<model::Edit> arrow =
      model::connect(model::applied(design, edit), stored(from), made->id);
  if (arrow.ok()) edit.append(arrow.value());
  edit.label = stored(tr("Add %1 after %2").arg(shown(made->id), from));
  m_session->document()->apply(edit);
  m_session->document()->select({shown(model::Path{"components", made->id}.text())});
}

}  // namespace windtunnel::app
