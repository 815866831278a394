// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QQmlEngine>

#include "app/designer/bridge/action_registry.h"
#include "app/designer/bridge/command_palette_model.h"
#include "app/designer/bridge/document/document_controller.h"
#include "app/designer/bridge/document/document_files.h"
#include "app/designer/bridge/document/outline_model.h"
#include "app/designer/bridge/document/palette_model.h"
#include "app/designer/bridge/document/problems_model.h"
#include "app/designer/bridge/document/recovery_model.h"
#include "app/designer/bridge/estimate/estimate_controller.h"
#include "app/designer/bridge/export/export_controller.h"
#include "app/designer/bridge/inspector/inspector_model.h"
#include "app/designer/bridge/run/run_controller.h"
#include "app/designer/bridge/settings.h"
#include "app/designer/bridge/start/start_models.h"

namespace windtunnel::app {

/// Everything the window shows and does, without the window: controllers and models, wired to each other. QML
/// reaches it as the singleton `Session`; tests make their own.
class Session : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_SINGLETON
  Q_PROPERTY(windtunnel::app::Settings* settings READ settings CONSTANT)
  Q_PROPERTY(windtunnel::app::ActionRegistry* actions READ actions CONSTANT)
  Q_PROPERTY(windtunnel::app::CommandPaletteModel* commandPalette READ commandPalette CONSTANT)
  Q_PROPERTY(windtunnel::app::DocumentController* document READ document CONSTANT)
  Q_PROPERTY(windtunnel::app::DocumentFiles* files READ files CONSTANT)
  Q_PROPERTY(windtunnel::app::PaletteModel* palette READ palette CONSTANT)
  Q_PROPERTY(windtunnel::app::OutlineModel* outline READ outline CONSTANT)
  Q_PROPERTY(windtunnel::app::InspectorModel* inspector READ inspector CONSTANT)
  Q_PROPERTY(windtunnel::app::ProblemsModel* problems READ problems CONSTANT)
  Q_PROPERTY(windtunnel::app::RunController* run READ run CONSTANT)
  Q_PROPERTY(windtunnel::app::EstimateController* estimate READ estimate CONSTANT)
  Q_PROPERTY(windtunnel::app::ExportController* exporter READ exporter CONSTANT)
  Q_PROPERTY(windtunnel::app::TemplateModel* templates READ templates CONSTANT)
  Q_PROPERTY(windtunnel::app::RecentModel* recent READ recent CONSTANT)
  Q_PROPERTY(windtunnel::app::RecoveryModel* recovery READ recovery CONSTANT)
  Q_PROPERTY(bool open READ isOpen NOTIFY openChanged)
  Q_PROPERTY(int page READ page WRITE setPage NOTIFY pageChanged)
  Q_PROPERTY(QString fontFamily READ fontFamily CONSTANT)
  Q_PROPERTY(QString monoFamily READ monoFamily CONSTANT)

 public:
  /// Pages below the canvas.
  enum Page { ResultsPage, ProblemsPage, RunsPage };
  Q_ENUM(Page)

  /// Without a default argument: QML would otherwise make a session of its own instead of asking `create`.
  explicit Session(QObject* parent);
  ~Session() override;

  /// The session QML gets; owned by the caller, who sets it before an engine is made.
  static void setInstance(Session* session);
  static Session* instance();
  static Session* create(QQmlEngine*, QJSEngine*);

  Settings* settings() { return &m_settings; }
  ActionRegistry* actions() { return &m_actions; }
  CommandPaletteModel* commandPalette() { return &m_commandPalette; }
  DocumentController* document() { return &m_document; }
  DocumentFiles* files() { return &m_files; }
  PaletteModel* palette() { return &m_palette; }
  OutlineModel* outline() { return &m_outline; }
  InspectorModel* inspector() { return &m_inspector; }
  ProblemsModel* problems() { return &m_problems; }
  RunController* run() { return &m_run; }
  EstimateController* estimate() { return &m_estimate; }
  ExportController* exporter() { return &m_exporter; }
  TemplateModel* templates() { return &m_templates; }
  RecentModel* recent() { return &m_recent; }
  RecoveryModel* recovery() { return &m_recovery; }

  /// Whether a design is open; otherwise the start page shows.
  bool isOpen() const { return m_open; }
  void setOpen(bool open);
  int page() const { return m_page; }
  void setPage(int page);
  QString fontFamily() const { return m_fontFamily; }
  QString monoFamily() const { return m_monoFamily; }

  /// Selects what a path of the design leads to, brings it into view and, for a property, puts the keyboard
  /// there.
  Q_INVOKABLE void jumpTo(const QString& path);
  /// Selects an element and brings it into view.
  Q_INVOKABLE void showOnCanvas(const QString& path);

 signals:
  void openChanged();
  void pageChanged();
  // Wishes of actions that only the window can fulfil.
  void openDialogWanted();
  void saveDialogWanted();
  void closeWanted();
  void quitWanted();
  void exportWanted();
  void breakWanted();
  void commandPaletteWanted();
  void shortcutSheetWanted();
  void aboutWanted();
  void renameWanted(const QString& id);
  void zoomWanted(const QString& how);
  void layoutWanted(bool onlySelected);
  void revealWanted(const QString& path);
  void dockToggled(const QString& dock);
  void notice(const QString& severity, const QString& text);

 private:
  void addFileActions();
  void addEditActions();
  void addViewActions();
  void addRunActions();
  void addHelpActions();
  void connectParts();
  void updateActions();
  void updateRunActions();

  Settings m_settings;
  ActionRegistry m_actions;
  CommandPaletteModel m_commandPalette;
  DocumentController m_document;
  DocumentFiles m_files;
  PaletteModel m_palette;
  OutlineModel m_outline;
  InspectorModel m_inspector;
  ProblemsModel m_problems;
  RunController m_run;
  EstimateController m_estimate;
  ExportController m_exporter;
  TemplateModel m_templates;
  RecentModel m_recent;
  RecoveryModel m_recovery;
  bool m_open = false;
  int m_page = ResultsPage;
  QString m_fontFamily;
  QString m_monoFamily;
};

}  // namespace windtunnel::app
