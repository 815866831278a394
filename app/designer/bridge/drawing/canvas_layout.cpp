// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QThread>

#include "app/designer/bridge/drawing/canvas_link.h"
#include "app/designer/bridge/session.h"
#include "app/designer/bridge/text.h"
#include "app/layout/layout_client.h"

namespace windtunnel::app {

void CanvasLink::layOutDrawing(bool onlySelected) {
  if (m_layingOut || m_canvas == nullptr) return;
  const exporters::diagram::Drawing& drawing = m_canvas->drawing();
  const std::vector<std::string> chosen = m_session->document()->selectedComponents();
  std::vector<int> free;
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < drawing.nodes().size(); ++i) {
    const auto& box = drawing.nodes()[i];
    ids.push_back(box.id);
    const bool wanted = !onlySelected || std::find(chosen.begin(), chosen.end(), box.id) != chosen.end();
    if (wanted && !box.locked) free.push_back(static_cast<int>(i));
  }
  if (free.empty()) return;
  m_layingOut = true;
  emit layingOutChanged();
  auto result = std::make_shared<LayoutResult>();
  QThread* worker = QThread::create([graph = drawing.layoutGraph(free), result] { *result = layOut(graph); });
  worker->setParent(this);
  connect(worker, &QThread::finished, this, [this, worker, result, ids, onlySelected] {
    worker->deleteLater();
    finishLayout(ids, result->places, onlySelected);
  });
  worker->start();
}

void CanvasLink::finishLayout(const std::vector<std::string>& ids,
                              const std::vector<exporters::diagram::Point>& places, bool onlySelected) {
  m_layingOut = false;
  emit layingOutChanged();
  std::vector<std::pair<std::string, QPointF>> found;
  for (std::size_t i = 0; i < std::min(ids.size(), places.size()); ++i) {
    if (m_session->document()->design().component(ids[i]))
      found.emplace_back(ids[i], QPointF(places[i].x, places[i].y));
  }
  m_session->document()->placeElements(found,
                                       onlySelected ? tr("Lay out selection") : tr("Lay out everything"));
  if (!onlySelected && m_canvas != nullptr) m_canvas->fit();
}

}  // namespace windtunnel::app
