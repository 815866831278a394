// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QTimer>
#include <QVariantList>

#include <memory>
#include <optional>
#include <vector>

#include "app/designer/bridge/faults/fault_offers.h"
#include "app/designer/bridge/faults/running_faults.h"
#include "app/designer/bridge/faults/zone_states.h"
#include "app/designer/bridge/run/charts_model.h"
#include "app/designer/bridge/run/run_archive.h"
#include "app/designer/bridge/run/run_history.h"
#include "app/designer/bridge/run/runs_model.h"
#include "app/designer/bridge/run/tail_model.h"
#include "app/designer/bridge/run/verdict_model.h"
#include "app/designer/bridge/traces/trace_list_model.h"
#include "model/edit/edit.h"
#include "simulator/run/command.h"
#include "simulator/run/results.h"

namespace windtunnel::app {

class DocumentController;
class RunThread;

/// The run of the open design: play, pause, speed, faults, live changes, and what the run shows. The
/// simulation works in its own thread on a copy; this object fetches its news some twenty times a second.
class RunController : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the session")
  Q_PROPERTY(bool playing READ isPlaying NOTIFY stateChanged)
  Q_PROPERTY(bool live READ isLive NOTIFY stateChanged)
  Q_PROPERTY(bool finished READ isFinished NOTIFY stateChanged)
  Q_PROPERTY(bool stale READ isStale NOTIFY stateChanged)
  Q_PROPERTY(bool hasResults READ hasResults NOTIFY stateChanged)
  Q_PROPERTY(QString stateText READ stateText NOTIFY stateChanged)
  Q_PROPERTY(QString stateSeverity READ stateSeverity NOTIFY stateChanged)
  Q_PROPERTY(QString problem READ problem NOTIFY stateChanged)
  Q_PROPERTY(QString scenario READ scenario WRITE setScenario NOTIFY setupChanged)
  Q_PROPERTY(int scenarioIndex READ scenarioIndex NOTIFY setupChanged)
  Q_PROPERTY(QString seed READ seed WRITE setSeed NOTIFY setupChanged)
  Q_PROPERTY(int speedIndex READ speedIndex WRITE setSpeedIndex NOTIFY setupChanged)
  Q_PROPERTY(QStringList speeds READ speeds CONSTANT)
  Q_PROPERTY(double loadFactor READ loadFactor WRITE setLoadFactor NOTIFY setupChanged)
  Q_PROPERTY(int loadStep READ loadStep WRITE setLoadStep NOTIFY setupChanged)
  Q_PROPERTY(QString loadText READ loadText NOTIFY setupChanged)
  Q_PROPERTY(double now READ now NOTIFY clockChanged)
  Q_PROPERTY(double end READ end NOTIFY clockChanged)
  Q_PROPERTY(double warmup READ warmup NOTIFY clockChanged)
  Q_PROPERTY(QString clock READ clock NOTIFY clockChanged)
  Q_PROPERTY(QString speedNote READ speedNote NOTIFY clockChanged)
  Q_PROPERTY(double cursorTime READ cursorTime WRITE setCursorTime NOTIFY cursorChanged)
  Q_PROPERTY(QString cursorClock READ cursorClock NOTIFY cursorChanged)
  Q_PROPERTY(QVariantList faults READ faults NOTIFY faultsChanged)
  Q_PROPERTY(windtunnel::app::ChartsModel* charts READ charts CONSTANT)
  Q_PROPERTY(windtunnel::app::VerdictModel* verdicts READ verdicts CONSTANT)
  Q_PROPERTY(windtunnel::app::TailModel* tails READ tails CONSTANT)
  Q_PROPERTY(windtunnel::app::TraceListModel* traces READ traces CONSTANT)
  Q_PROPERTY(windtunnel::app::FaultOffers* offers READ offers CONSTANT)
  Q_PROPERTY(windtunnel::app::RunningFaults* runningFaults READ runningFaults CONSTANT)
  Q_PROPERTY(windtunnel::app::ZoneStates* zones READ zones CONSTANT)
  Q_PROPERTY(windtunnel::app::RunsModel* runs READ runs CONSTANT)

 public:
  explicit RunController(DocumentController* document, QObject* parent = nullptr);
  ~RunController() override;

  bool isPlaying() const { return m_playing; }
  /// Whether there is a run that can go on.
  bool isLive() const { return m_thread != nullptr && !m_finished; }
  bool isFinished() const { return m_finished; }
  /// Whether what is shown is the present of a live run of the design as it is.
  bool acceptsFaults() const { return isLive() && !m_stale && m_cursorTime < 0; }
  /// Whether the design was changed in a way the figures do not show.
  bool isStale() const { return m_stale; }
  bool hasResults() const { return !m_history.empty(); }
  /// Whether what is shown is a run's: of the design as it is, of an instant that was asked for, or a kept
  /// one.
  bool speaksForDesign() const;
  QString stateText() const;
  QString stateSeverity() const;
  /// Why the design cannot be simulated; empty when it can.
  QString problem() const { return m_problem; }
  QString scenario() const { return m_scenario; }
  void setScenario(const QString& scenario);
  /// Position of the scenario among those of the design, 0 when there are none.
  int scenarioIndex() const;
  QString seed() const;
  void setSeed(const QString& text);
  int speedIndex() const { return m_speedIndex; }
  void setSpeedIndex(int index);
  QStringList speeds() const;
  double loadFactor() const { return m_loadFactor; }
  void setLoadFactor(double factor);
  /// The load on a scale of equal ratios: 0 is the design's, 20 is tenfold, -20 a tenth.
  int loadStep() const;
  void setLoadStep(int step);
  QString loadText() const;
  double now() const { return m_now; }
  double end() const { return m_end; }
  double warmup() const { return m_warmup; }
  QString clock() const;
  QString speedNote() const;
  /// The instant looked at, in seconds; negative for the present.
  double cursorTime() const { return m_cursorTime; }
  void setCursorTime(double seconds);
  QString cursorClock() const;
  /// Faults of the scenario and those made by hand: maps of at, until (seconds), text, says, planned, index.
  QVariantList faults() const { return m_faults; }
  ChartsModel* charts() { return &m_charts; }
  VerdictModel* verdicts() { return &m_verdicts; }
  TailModel* tails() { return &m_tails; }
  TraceListModel* traces() { return &m_traces; }
  FaultOffers* offers() { return &m_offers; }
  RunningFaults* runningFaults() { return &m_runningFaults; }
  ZoneStates* zones() { return &m_zones; }
  RunsModel* runs() { return &m_runs; }

  /// What the canvas shows: the instant of the cursor, else the present; null without a run.
  const simulator::Snapshot* snapshot() const;
  const simulator::Results* results() const { return m_results.get(); }

  Q_INVOKABLE void toggle();
  Q_INVOKABLE void play();
  Q_INVOKABLE void pause();
  Q_INVOKABLE void step();
  /// Ends the run and keeps its figures among the runs.
  Q_INVOKABLE void stop();
  Q_INVOKABLE void restart();
  Q_INVOKABLE void faster() { setSpeedIndex(m_speedIndex + 1); }
  Q_INVOKABLE void slower() { setSpeedIndex(m_speedIndex - 1); }

  /// Ends what runs and shows the figures of a run that was kept.
  Q_INVOKABLE void openRun(int row);

  // What can be done to a live run.
  Q_INVOKABLE void killPod(const QString& component, int pod);
  /// Takes a zone down, or brings one back that is down.
  Q_INVOKABLE void toggleZone(int row);
  /// Does what one of the offers says.
  Q_INVOKABLE void strike(int offer);
  /// Ends one of the running faults, or all.
  Q_INVOKABLE void endFault(int row);
  Q_INVOKABLE void endFaults();
  /// Moves a planned fault on the timeline: an edit of the scenario.
  Q_INVOKABLE void moveFault(int index, double seconds);
  /// Writes the value a verdict suggests into the design.
  Q_INVOKABLE void applySuggestion(int verdict);

  /// Ends the run and forgets its figures: another design is open.
  void clear();

 signals:
  void stateChanged();
  void setupChanged();
  void clockChanged();
  void cursorChanged();
  void faultsChanged();
  void snapshotChanged();
  void notice(const QString& severity, const QString& text);

 private:
  double speed() const;
  void start();
  void endThread();
  void fetchNews();
  void finish(simulator::StopReason reason);
  void keepRun(const QString& note);
  void joinArchive();
  void showRun(const OpenedRun& run);
  void forget();
  void send(simulator::Command command);
  void strike(const FaultOffer& offer);
  void showFaults();
  void showOffers();
  void shortenMarkers(const simulator::Snapshot::Fault* fault);
  void followEdit(const model::Edit& edit);
  bool appliedLive(const model::Change& change);
  void readScenario();
  void showSubject();
  void showConclusions();
  bool needsRun(const QString& what);

  DocumentController* m_document;
  std::unique_ptr<RunThread> m_thread;
  QTimer m_timer;
  RunHistory m_history;
  std::optional<simulator::Snapshot> m_snapshot;
  std::shared_ptr<const simulator::Results> m_results;
  ChartsModel m_charts;
  VerdictModel m_verdicts;
  TailModel m_tails;
  TraceListModel m_traces;
  FaultOffers m_offers;
  RunningFaults m_runningFaults;
  ZoneStates m_zones;
  RunArchive m_archive;
  RunsModel m_runs{&m_archive};
  QVariantList m_faults;
  QVariantList m_plannedFaults;
  QString m_scenario;
  std::optional<quint64> m_seed;
  QString m_problem;
  QString m_stopText;
  QString m_staleText;  // when it is not the usual one
  std::optional<model::Design> m_ranDesign;
  bool m_playing = false;
  bool m_finished = false;
  bool m_kept = false;
  bool m_stale = false;
  int m_speedIndex = 2;  // 1×
  int m_ticks = 0;
  double m_loadFactor = 1;
  double m_now = 0;
  double m_end = 0;
  double m_warmup = 0;
  double m_achievedSpeed = 0;
  double m_cursorTime = -1;
};

}  // namespace windtunnel::app
