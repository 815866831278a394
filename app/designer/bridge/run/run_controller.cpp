// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/run/run_controller.h"

#include <QElapsedTimer>
#include <QLoggingCategory>

#include <algorithm>
#include <cmath>

#include "app/designer/bridge/document/document_controller.h"
#include "app/designer/bridge/run/run_thread.h"
#include "app/designer/bridge/run/scenario_plan.h"
#include "app/designer/bridge/text.h"

namespace windtunnel::app {
namespace {

constexpr int kFetchMilliseconds = 40;  // 25 times a second
// Charts need not follow every news.
constexpr int kChartsEvery = 4;

// QT_LOGGING_RULES="windtunnel.run=true" tells how long ending a run took.
Q_LOGGING_CATEGORY(logRun, "windtunnel.run", QtWarningMsg)

}  // namespace

RunController::RunController(DocumentController* document, QObject* parent)
    : QObject(parent), m_document(document) {
  m_timer.setInterval(kFetchMilliseconds);
  connect(&m_timer, &QTimer::timeout, this, &RunController::fetchNews);
  connect(document, &DocumentController::edited, this, &RunController::followEdit);
  connect(document, &DocumentController::designChanged, this, &RunController::readScenario);
  connect(document, &DocumentController::replaced, this, &RunController::forget);
  connect(document, &DocumentController::selectionChanged, this, &RunController::showSubject);
  connect(document, &DocumentController::designChanged, this, &RunController::showSubject);
  connect(document, &DocumentController::selectionChanged, this, &RunController::showOffers);
  connect(document, &DocumentController::designChanged, this, &RunController::showOffers);
  connect(this, &RunController::snapshotChanged, this, &RunController::showFaults);
  connect(this, &RunController::stateChanged, this, &RunController::showFaults);
  joinArchive();
  readScenario();
}

RunController::~RunController() = default;

bool RunController::speaksForDesign() const {
  if (!hasResults() && m_thread == nullptr) return false;
  const bool isKeptOne = !m_staleText.isEmpty();
  return !m_stale || m_playing || m_cursorTime >= 0 || isKeptOne;
}

QString RunController::stateText() const {
  if (!m_problem.isEmpty()) return tr("Cannot run");
  if (m_thread == nullptr && m_history.empty()) return tr("Not run yet");
  if (m_stale && !m_staleText.isEmpty()) return m_staleText;
  if (m_stale) return tr("Out of date – something has changed since");
  if (m_finished) return m_stopText;
  return m_playing ? tr("Running") : tr("Paused");
}

QString RunController::stateSeverity() const {
  if (!m_problem.isEmpty()) return QStringLiteral("error");
  if (m_stale) return QStringLiteral("warning");
  return m_playing ? QStringLiteral("good") : QStringLiteral("note");
}

QString RunController::clock() const {
  return formatValue(m_now, ChartUnit::Clock);
}

void RunController::setCursorTime(double seconds) {
  const double kept = seconds < 0 ? -1 : std::min(seconds, m_now);
  if (kept == m_cursorTime) return;
  m_cursorTime = kept;
  emit cursorChanged();
  emit snapshotChanged();
}

QString RunController::cursorClock() const {
  return m_cursorTime < 0 ? QString() : formatValue(m_cursorTime, ChartUnit::Clock);
}

const simulator::Snapshot* RunController::snapshot() const {
  if (m_cursorTime >= 0) {
    if (const simulator::Snapshot* then = m_history.at(m_cursorTime)) return then;
  }
  return m_snapshot ? &*m_snapshot : nullptr;
}

void RunController::toggle() {
  m_playing ? pause() : play();
}

void RunController::play() {
  if (!isLive() || m_stale) start();
  m_playing = true;
  m_thread->play();
  m_timer.start();
  setCursorTime(-1);
  emit stateChanged();
}

void RunController::pause() {
  if (!m_playing) return;
  m_thread->pause();
  m_playing = false;
  emit stateChanged();
}

void RunController::step() {
  if (!isLive() || m_stale) start();
  m_playing = false;
  m_thread->step();
  m_timer.start();
  setCursorTime(-1);
  emit stateChanged();
}

void RunController::start() {
  keepRun(tr("stopped"));
  clear();
  m_ranDesign = m_document->design();
  m_thread = std::make_unique<RunThread>(*m_ranDesign, stored(m_scenario), m_seed);
  m_thread->setSpeed(speed());
  if (m_loadFactor != 1) setLoadFactor(std::exchange(m_loadFactor, 1));
}

void RunController::stop() {
  if (m_thread == nullptr) return;
  fetchNews();
  m_timer.stop();
  endThread();
  m_playing = false;
  m_finished = true;
  m_stopText = tr("Stopped");
  keepRun(tr("stopped"));
  emit stateChanged();
}

void RunController::restart() {
  start();
  play();
}

void RunController::endThread() {
  if (m_thread == nullptr) return;
  QElapsedTimer timer;
  timer.start();
  m_thread.reset();
  qCDebug(logRun, "the run ended after %.1f ms", static_cast<double>(timer.nsecsElapsed()) / 1e6);
}

void RunController::clear() {
  m_timer.stop();
  endThread();
  m_history.clear();
  m_snapshot.reset();
  m_results.reset();
  m_runs.setCurrent(-1);
  showConclusions();
  m_charts.update(m_history);
  m_playing = m_finished = m_kept = m_stale = false;
  m_problem.clear();
  m_staleText.clear();
  m_now = 0;
  m_cursorTime = -1;
  m_ticks = 0;
  m_achievedSpeed = 0;
  readScenario();
  emit cursorChanged();
  emit stateChanged();
  emit snapshotChanged();
}

void RunController::fetchNews() {
  if (m_thread == nullptr) return;
  RunNews news = m_thread->takeNews();
  for (const std::string& warning : news.warnings) emit notice(QStringLiteral("warning"), shown(warning));
  for (simulator::Snapshot& snapshot : news.history) m_history.add(std::move(snapshot));
  if (news.snapshot) {
    m_snapshot = std::move(news.snapshot);
    m_now = simulator::toSeconds(m_snapshot->now);
    emit snapshotChanged();
  }
  if (news.results) {
    m_results = std::make_shared<const simulator::Results>(std::move(*news.results));
    showConclusions();
  }
  m_achievedSpeed = news.achievedSpeed;
  emit clockChanged();
  if (m_ticks++ % kChartsEvery == 0 || news.finished) m_charts.update(m_history);
  if (m_ticks == 1) emit stateChanged();
  if (news.refusal) {
    m_problem = shown(news.refusal->message) +
                (news.refusal->hint.empty() ? QString() : QStringLiteral(". ") + shown(news.refusal->hint));
    m_timer.stop();
    m_thread.reset();
    m_playing = false;
    emit stateChanged();
    emit notice(QStringLiteral("error"), tr("This design cannot be simulated: %1").arg(m_problem));
    return;
  }
  if (news.finished && !m_finished) finish(news.stopReason);
}

void RunController::finish(simulator::StopReason reason) {
  m_finished = true;
  m_playing = false;
  m_timer.stop();
  m_stopText = simulator::isComplete(reason) ? tr("Finished") : shown(simulator::explain(reason));
  if (!simulator::isComplete(reason)) emit notice(QStringLiteral("warning"), m_stopText);
  keepRun({});
  emit clockChanged();
  emit stateChanged();
}

void RunController::showConclusions() {
  m_verdicts.show(m_results ? m_results->verdicts : std::vector<simulator::Verdict>{});
  m_tails.show(m_results ? m_results->tails : std::vector<simulator::TailFigures>{}, m_document->design());
  m_traces.show(m_results ? m_results->traces : nullptr, m_document->design());
}

void RunController::showSubject() {
  const std::vector<std::string> chosen = m_document->selectedComponents();
  std::map<std::string, QString> titles;
  for (const model::Component& component : m_document->design().components())
    titles.emplace(component.id(), shown(component.title()));
  m_charts.setSubject(chosen.size() == 1 ? chosen.front() : std::string(), std::move(titles));
  if (!m_history.empty()) m_charts.update(m_history);
}

void RunController::readScenario() {
  const QStringList known = m_document->scenarios();
  if (!known.contains(m_scenario)) {
    m_scenario = known.isEmpty() ? QString() : known.first();
    emit setupChanged();
  }
  const ScenarioPlan plan = scenarioPlan(m_document->design(), stored(m_scenario));
  m_warmup = plan.warmup;
  m_end = plan.warmup + plan.duration;
  if (plan.faults != m_plannedFaults || m_thread == nullptr) {
    m_plannedFaults = plan.faults;
    m_faults = plan.faults;
    emit faultsChanged();
  }
  emit clockChanged();
}

}  // namespace windtunnel::app
