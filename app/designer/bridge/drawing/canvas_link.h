// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>

#include <vector>

#include "app/designer/canvas/canvas_item.h"
#include "model/edit/edit.h"

namespace windtunnel::app {

class Session;

/// Joins a canvas to the session: the canvas gets the design, the selection and the run; what it asks for
/// becomes edits and commands.
class CanvasLink : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(windtunnel::app::CanvasItem* canvas READ canvas WRITE setCanvas NOTIFY canvasChanged)
  /// Whether the whole drawing is in view, so that no minimap is needed.
  Q_PROPERTY(bool wholeVisible READ isWholeVisible NOTIFY wholeVisibleChanged)
  Q_PROPERTY(bool layingOut READ isLayingOut NOTIFY layingOutChanged)

 public:
  explicit CanvasLink(QObject* parent = nullptr);
  ~CanvasLink() override;

  CanvasItem* canvas() const { return m_canvas; }
  void setCanvas(CanvasItem* canvas);
  bool isLayingOut() const { return m_layingOut; }
  bool isWholeVisible() const { return m_wholeVisible; }

  /// What may follow a component: kinds as maps of name, title, icon.
  Q_INVOKABLE QVariantList followers(const QString& from) const;
  /// Adds a component where an arrow was dropped, and the arrow: one step.
  Q_INVOKABLE void addFollower(const QString& from, const QString& kind, double x, double y);

 signals:
  void canvasChanged();
  void layingOutChanged();
  void wholeVisibleChanged();

 private:
  void join();
  void joinGestures();
  void joinWishes();
  void showDesign();
  void lookWhatIsVisible();
  void showOverlay();
  void takeSelection();
  void giveSelection();
  void move(const QStringList& ids, double dx, double dy, const QString* boundary);
  void insertNew(const QString& kind, const QString& arrow, double x, double y);
  void insertMoved(const QString& id, const QString& arrow, double dx, double dy);
  void makeRoom(model::Edit& edit, const QString& arrow, const std::string& newcomer) const;
  model::Edit movedBy(const QStringList& ids, double dx, double dy) const;
  void layOutDrawing(bool onlySelected);
  void finishLayout(const std::vector<std::string>& ids, const std::vector<exporters::diagram::Point>& places,
                    bool onlySelected);

  Session* m_session;
  QPointer<CanvasItem> m_canvas;
  bool m_layingOut = false;
  bool m_wholeVisible = true;
  bool m_exchanging = false;
};

}  // namespace windtunnel::app
