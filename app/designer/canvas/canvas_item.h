// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QQuickItem>
#include <QStringList>
#include <QTimer>
#include <memory>
#include <optional>

#include "app/designer/canvas/canvas_overlay.h"
#include "app/designer/canvas/canvas_state.h"
#include "app/designer/canvas/tool_machine.h"

namespace windtunnel::model {
class Design;
}

namespace windtunnel::app {

class BaseItem;

/// The drawing on the screen: one item draws everything and handles all gestures. It never changes the
/// design: what the user wants is told by signals, and the design that comes back is drawn. Places in signals
/// are those of the drawing, unless named "view". Selected elements are named by path: "components/orders",
/// "boundaries/shop", "connections/a -> b".
class CanvasItem : public QQuickItem, private CanvasIntents {
  Q_OBJECT
  QML_NAMED_ELEMENT(DesignCanvas)
  Q_PROPERTY(QStringList selection READ selection WRITE setSelection NOTIFY selectionChanged)
  Q_PROPERTY(double zoom READ zoom WRITE setZoom NOTIFY viewChanged)
  Q_PROPERTY(bool readOnly READ isReadOnly WRITE setReadOnly NOTIFY readOnlyChanged)
  Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY themeChanged)
  Q_PROPERTY(bool reducedMotion READ reducedMotion WRITE setReducedMotion NOTIFY reducedMotionChanged)
  Q_PROPERTY(QString placing READ placing WRITE setPlacing NOTIFY placingChanged)
  Q_PROPERTY(QString hint READ hint NOTIFY hintChanged)
  Q_PROPERTY(QString hovered READ hovered NOTIFY hoveredChanged)
  Q_PROPERTY(bool empty READ isEmpty NOTIFY drawingChanged)

 public:
  explicit CanvasItem(QQuickItem* parent = nullptr);
  ~CanvasItem() override;

  /// Draws this design from now on. Boxes that moved slide to their new places unless motion is reduced.
  void setDesign(const model::Design& design);
  /// Shows one instant of a run; an overlay without entries shows the plain design.
  void setOverlay(CanvasOverlay overlay);

  const exporters::diagram::Drawing& drawing() const { return m_state.drawing; }
  const CanvasState& state() const { return m_state; }

  QStringList selection() const;
  void setSelection(const QStringList& paths);
  double zoom() const { return m_state.view.zoom; }
  void setZoom(double zoom);
  bool isReadOnly() const { return m_state.readOnly; }
  void setReadOnly(bool readOnly);
  QString theme() const;
  void setTheme(const QString& name);
  bool reducedMotion() const { return m_reducedMotion; }
  void setReducedMotion(bool reduced);
  /// The kind (of a component or boundary) that the next click places; empty: none.
  QString placing() const { return QString::fromStdString(m_state.placing); }
  void setPlacing(const QString& kind);
  /// A sentence about the gesture under way ("A database cannot call."); empty: none.
  QString hint() const { return m_hint; }
  /// Path of what the pointer is over; empty: nothing.
  QString hovered() const;
  bool isEmpty() const { return m_state.drawing.nodes().empty() && m_state.drawing.boundaries().empty(); }

  Q_INVOKABLE void fit();
  Q_INVOKABLE void fitSelection();
  Q_INVOKABLE void zoomIn() { setZoom(zoom() * 1.25); }
  Q_INVOKABLE void zoomOut() { setZoom(zoom() / 1.25); }
  /// Moves the view so that an element is seen, and pulses it.
  Q_INVOKABLE void reveal(const QString& path);
  Q_INVOKABLE void selectAll();
  Q_INVOKABLE void cancelGesture();
  /// Starts the inline renaming of the only selected component or boundary.
  Q_INVOKABLE void startRename();
  /// Drawing coordinates of a point of this item, and back.
  Q_INVOKABLE QPointF toDrawing(QPointF view) const;
  Q_INVOKABLE QPointF toView(QPointF drawing) const;
  /// The element under a point of this item, as a path.
  Q_INVOKABLE QString pathAt(QPointF view) const;
  /// The rectangle of an element in this item's coordinates; empty when it is not drawn.
  Q_INVOKABLE QRectF viewRect(const QString& path) const;

  /// A palette entry dragged over the canvas: shows where it would land, drops it, forgets it.
  Q_INVOKABLE void dragKind(const QString& kind, double viewX, double viewY);
  Q_INVOKABLE void dropKind(const QString& kind, double viewX, double viewY);
  Q_INVOKABLE void endDragKind();

  /// Puts the middle of the view there.
  void centerOn(exporters::diagram::Point world);
  exporters::diagram::Rect visibleWorld() const { return m_state.seen(); }

 signals:
  void selectionChanged();
  void viewChanged();
  void readOnlyChanged();
  void themeChanged();
  void reducedMotionChanged();
  void placingChanged();
  void hintChanged();
  void hoveredChanged();
  void drawingChanged();
  void overlayChanged();

  /// Move by a distance. `boundary` is empty when they leave all boundaries.
  void moveRequested(const QStringList& ids, double dx, double dy);
  void moveIntoRequested(const QStringList& ids, double dx, double dy, const QString& boundary);
  void duplicateRequested(const QStringList& ids, double dx, double dy);
  void connectRequested(const QString& from, const QString& to);
  void reconnectRequested(const QString& key, const QString& from, const QString& to);
  /// The drop of an arrow was not possible; the reason is a sentence.
  void connectRefused(const QString& reason);
  /// An arrow from a component was dropped on empty space: offer what may follow.
  void quickAddRequested(const QString& from, double x, double y, double viewX, double viewY);
  /// A kind from the palette was dropped or placed by a click.
  void addRequested(const QString& kind, double x, double y, const QString& boundary);
  void insertRequested(const QString& kind, const QString& key, double x, double y);
  /// An existing component was dropped on an arrow.
  void insertExistingRequested(const QString& id, const QString& key, double dx, double dy);
  /// Show an editor for the title over this place (this item's coordinates).
  void renameRequested(const QString& id, const QString& title, const QRectF& viewRect, double fontPixels);
  void contextMenuRequested(const QString& path, double viewX, double viewY);
  void collapseRequested(const QString& boundary, bool collapsed);
  void removeRequested();
  /// A live run: a pip (by its number) or the cross of a zone was clicked.
  void killPodRequested(const QString& component, int pod);
  /// The space bar was pressed and let go without a drag (a drag with it pans).
  void spaceTapped();

 protected:
  QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;
  void updatePolish() override;
  void geometryChange(const QRectF& now, const QRectF& before) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void mouseUngrabEvent() override;
  void hoverMoveEvent(QHoverEvent* event) override;
  void hoverLeaveEvent(QHoverEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;
  void itemChange(ItemChange change, const ItemChangeData& data) override;

 private:
  // What the tools ask for.
  void wantMove(const std::vector<std::string>& ids, exporters::diagram::Point by,
                const DropTarget& target) override;
  void wantDuplicate(const std::vector<std::string>& ids, exporters::diagram::Point by) override;
  void wantConnect(const std::string& from, const std::string& to) override;
  void wantReconnect(const std::string& key, const std::string& from, const std::string& to) override;
  void refuseConnect(const std::string& reason) override;
  void wantQuickAdd(const std::string& from, exporters::diagram::Point at) override;
  void wantAdd(const std::string& kind, exporters::diagram::Point at, const DropTarget& target) override;
  void wantKillPod(const std::string& component, int pod) override;
  void wantRename(const std::string& path) override;
  void wantContextMenu(const std::string& path, exporters::diagram::Point view) override;
  void wantCollapse(const std::string& boundary, bool collapsed) override;
  void selectionEdited() override;
  void showHint(const std::string& text) override;
  void viewEdited() override;
  void stateEdited() override;

  PointerEvent pointer(QPointF view, Qt::MouseButton button, Qt::KeyboardModifiers modifiers) const;
  /// Something on the screen has changed.
  void refresh();
  /// Something that lies on the drawing itself has changed.
  void changedBase();
  void finishGlide();
  bool nudge(int key, Qt::KeyboardModifiers modifiers);
  void updateCursor(QPointF view);
  void updateTicking();
  void tick();
  void hoverAt(QPointF view);
  void zoomAround(QPointF view, double factor);
  void fitTo(const exporters::diagram::Rect& world, double mostZoom);
  QStringList idsOf(const std::vector<std::string>& ids) const;
  QSGNode* paintedNode(QSGNode* old);

  /// Boxes on their way from where they were to where the new design has them.
  struct Glide {
    exporters::diagram::Drawing target;
    std::vector<std::pair<int, exporters::diagram::Point>> from;
    double progress = 0;
  };

  CanvasState m_state;
  ToolMachine m_tools;
  QString m_hint;
  bool m_reducedMotion = false;
  bool m_fitPending = true;
  bool m_spaceUsed = false;
  bool m_settled = true;
  BaseItem* m_base = nullptr;
  unsigned m_baseVersion = 1;
  unsigned m_seenDrawing = 0;
  std::string m_seenHidden;    ///< The arrow the drawing was last made without.
  bool m_seenGesture = false;  ///< Whether it was last made for a gesture, without emphasis.
  std::optional<Glide> m_glide;
  QTimer m_ticker;
  QElapsedTimer m_clock;
  QTimer m_settle;   ///< Until the zoom has come to rest.
  QTimer m_panning;  ///< Until the view has.
  QTimer m_rest;
};

}  // namespace windtunnel::app
