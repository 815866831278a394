// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/accessible_canvas.h"

#include <QAccessible>
#include <QAccessibleObject>
#include <QPointer>
#include <QQuickWindow>

#include <algorithm>
#include <map>
#include <vector>

#include "app/designer/canvas/canvas_item.h"

namespace windtunnel::app {
namespace {

/// What is drawn, in the order a reader goes through it: boxes, then boundaries, then arrows.
std::vector<std::string> partsOf(const CanvasItem& canvas) {
  std::vector<std::string> paths;
  for (const auto& box : canvas.drawing().nodes()) paths.push_back(pathOf(box));
  for (const auto& boundary : canvas.drawing().boundaries()) paths.push_back(boundaryPath(boundary.id));
  for (const auto& arrow : canvas.drawing().arrows()) paths.push_back(arrowPath(arrow.key));
  return paths;
}

QRect onScreen(const CanvasItem& canvas, const QRectF& inItem) {
  if (canvas.window() == nullptr) return {};
  const QRectF inWindow = canvas.mapRectToScene(inItem);
  return QRect(canvas.window()->mapToGlobal(inWindow.topLeft().toPoint()), inWindow.size().toSize());
}

QString describe(const CanvasState& state, const std::string& path) {
  const auto text = [](const std::string& s) { return QString::fromStdString(s); };
  const std::string id = idOf(path);
  if (isArrowPath(path)) {
    const int index = state.drawing.arrow(id);
    if (index < 0) return {};
    const auto& arrow = state.drawing.arrows()[static_cast<std::size_t>(index)];
    return CanvasItem::tr("Arrow from %1 to %2").arg(text(arrow.from), text(arrow.to));
  }
  if (const int index = isBoundaryPath(path) ? state.drawing.boundary(id) : -1; index >= 0) {
    const auto& boundary = state.drawing.boundaries()[static_cast<std::size_t>(index)];
    return CanvasItem::tr("%1, %2 with %3 components")
        .arg(text(boundary.title), text(boundary.kind))
        .arg(boundary.nodes.size());
  }
  const int index = state.drawing.node(id);
  if (index < 0) return {};
  const auto& box = state.drawing.nodes()[static_cast<std::size_t>(index)];
  QString words = CanvasItem::tr("%1, %2").arg(text(box.title), text(box.kind));
  const auto live = state.overlay.components.find(id);
  if (live != state.overlay.components.end() && !live->second.hot.empty())
    words += QStringLiteral(", ") + text(live->second.hot);
  return words;
}

/// One component, boundary or arrow.
class AccessiblePart : public QAccessibleInterface, public QAccessibleActionInterface {
 public:
  AccessiblePart(CanvasItem* canvas, std::string path) : m_canvas(canvas), m_path(std::move(path)) {}

  bool isValid() const override { return m_canvas && !describe(m_canvas->state(), m_path).isEmpty(); }
  QObject* object() const override { return nullptr; }
  QWindow* window() const override { return m_canvas ? m_canvas->window() : nullptr; }
  QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_canvas); }
  QAccessibleInterface* child(int) const override { return nullptr; }
  QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  int childCount() const override { return 0; }
  int indexOfChild(const QAccessibleInterface*) const override { return -1; }
  QAccessible::Role role() const override { return QAccessible::ListItem; }
  QRect rect() const override {
    return m_canvas ? onScreen(*m_canvas, m_canvas->viewRect(QString::fromStdString(m_path))) : QRect();
  }
  QString text(QAccessible::Text what) const override {
    return what == QAccessible::Name && m_canvas ? describe(m_canvas->state(), m_path) : QString();
  }
  void setText(QAccessible::Text, const QString&) override {}
  QAccessible::State state() const override {
    QAccessible::State state;
    state.selectable = state.focusable = true;
    state.selected = m_canvas && m_canvas->state().selected(m_path);
    state.focused = state.selected && m_canvas->hasActiveFocus();
    return state;
  }
  void* interface_cast(QAccessible::InterfaceType type) override {
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
  }

  QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
  QStringList keyBindingsForAction(const QString&) const override { return {}; }
  void doAction(const QString&) override {
    if (!m_canvas) return;
    m_canvas->setSelection({QString::fromStdString(m_path)});
    m_canvas->reveal(QString::fromStdString(m_path));
    m_canvas->forceActiveFocus();
  }

  const std::string& path() const { return m_path; }

 private:
  QPointer<CanvasItem> m_canvas;
  std::string m_path;
};

/// The canvas; its parts are made when they are asked for.
class AccessibleCanvas : public QAccessibleObject {
 public:
  explicit AccessibleCanvas(CanvasItem* canvas) : QAccessibleObject(canvas), m_canvas(canvas) {}
  ~AccessibleCanvas() override {
    for (const auto& [path, id] : m_parts) QAccessible::deleteAccessibleInterface(id);
  }

  QAccessibleInterface* parent() const override {
    // Items between the canvas and the window say nothing of their own.
    return m_canvas ? QAccessible::queryAccessibleInterface(m_canvas->window()) : nullptr;
  }
  QAccessibleInterface* child(int index) const override {
    if (!m_canvas || index < 0) return nullptr;
    const std::vector<std::string> paths = partsOf(*m_canvas);
    return static_cast<std::size_t>(index) < paths.size() ? part(paths[static_cast<std::size_t>(index)])
                                                          : nullptr;
  }
  int childCount() const override { return m_canvas ? static_cast<int>(partsOf(*m_canvas).size()) : 0; }
  int indexOfChild(const QAccessibleInterface* child) const override {
    const auto* wanted = dynamic_cast<const AccessiblePart*>(child);
    if (wanted == nullptr || !m_canvas) return -1;
    const std::vector<std::string> paths = partsOf(*m_canvas);
    const auto found = std::find(paths.begin(), paths.end(), wanted->path());
    return found == paths.end() ? -1 : static_cast<int>(found - paths.begin());
  }
  QAccessibleInterface* childAt(int x, int y) const override {
    if (!m_canvas || m_canvas->window() == nullptr) return nullptr;
    const QPointF local = m_canvas->mapFromScene(m_canvas->window()->mapFromGlobal(QPoint(x, y)));
    const QString path = m_canvas->pathAt(local);
    return path.isEmpty() ? nullptr : part(path.toStdString());
  }
  QAccessible::Role role() const override { return QAccessible::List; }
  QRect rect() const override {
    return m_canvas ? onScreen(*m_canvas, QRectF(0, 0, m_canvas->width(), m_canvas->height())) : QRect();
  }
  QString text(QAccessible::Text what) const override {
    if (what != QAccessible::Name || !m_canvas) return {};
    return CanvasItem::tr("Drawing with %1 components and %2 arrows")
        .arg(m_canvas->drawing().nodes().size())
        .arg(m_canvas->drawing().arrows().size());
  }
  QAccessible::State state() const override {
    QAccessible::State state;
    state.focusable = true;
    state.multiSelectable = true;
    state.focused = m_canvas && m_canvas->hasActiveFocus();
    return state;
  }
  QAccessibleInterface* focusChild() const override {
    return m_canvas && m_canvas->state().selection.size() == 1 ? part(*m_canvas->state().selection.begin())
                                                               : nullptr;
  }

 private:
  QAccessibleInterface* part(const std::string& path) const {
    const auto found = m_parts.find(path);
    if (found != m_parts.end()) return QAccessible::accessibleInterface(found->second);
    auto* made = new AccessiblePart(m_canvas, path);
    m_parts[path] = QAccessible::registerAccessibleInterface(made);
    return made;
  }

  QPointer<CanvasItem> m_canvas;
  mutable std::map<std::string, QAccessible::Id> m_parts;
};

QAccessibleInterface* interfaceOf(const QString& className, QObject* object) {
  if (className != QLatin1String(CanvasItem::staticMetaObject.className())) return nullptr;
  auto* canvas = qobject_cast<CanvasItem*>(object);
  return canvas != nullptr ? new AccessibleCanvas(canvas) : nullptr;
}

}  // namespace

void installCanvasAccessibility() {
  static const bool installed = [] {
    QAccessible::installFactory(interfaceOf);
    return true;
  }();
  Q_UNUSED(installed)
}

void announceSelection(CanvasItem& canvas) {
  if (!QAccessible::isActive() || canvas.state().selection.size() != 1) return;
  const std::vector<std::string> paths = partsOf(canvas);
  const auto found = std::find(paths.begin(), paths.end(), *canvas.state().selection.begin());
  if (found == paths.end()) return;
  QAccessibleEvent focus(&canvas, QAccessible::Focus);
  focus.setChild(static_cast<int>(found - paths.begin()));
  QAccessible::updateAccessibility(&focus);
}

}  // namespace windtunnel::app
