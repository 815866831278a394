// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/document/document_controller.h"
#include "app/designer/bridge/run/run_controller.h"
#include "app/designer/bridge/run/run_thread.h"
#include "app/designer/bridge/run/stored_results.h"
#include "app/designer/bridge/text.h"

// The part of the run controller that has to do with runs that ended.
namespace windtunnel::app {

void RunController::joinArchive() {
  connect(&m_archive, &RunArchive::notice, this, &RunController::notice);
  connect(&m_archive, &RunArchive::kept, &m_runs, &RunsModel::confirm);
  connect(&m_archive, &RunArchive::opened, this, &RunController::showRun);
  connect(&m_archive, &RunArchive::listed, &m_runs, &RunsModel::show);
}

void RunController::forget() {
  clear();
  m_runs.clear();
  m_archive.list(m_document->design().name());
}

void RunController::keepRun(const QString& note) {
  if (m_kept || !m_results || !m_ranDesign || m_now <= m_warmup) return;
  m_kept = true;
  QStringList notes;
  if (!note.isEmpty()) notes.append(note);
  if (!m_results->commands.empty()) notes.append(tr("changed by hand"));
  const QString said = notes.join(QStringLiteral(", "));
  EndedRun ended{*m_ranDesign, m_results, {}, stored(said), m_runs.add(m_results, said)};
  ended.name = m_runs.header(0).name;
  m_archive.keep(std::move(ended));
}

void RunController::openRun(int row) {
  if (row < 0 || row >= m_runs.count()) return;
  if (m_runs.header(row).id != 0) return m_archive.open(m_runs.header(row).id, m_document->design());
  // The archive could not take it: it is as old as this session.
  if (!m_runs.results(row)) return;
  showRun({m_runs.header(row), m_runs.results(row), false});
  m_runs.setCurrent(row);
}

void RunController::showRun(const OpenedRun& run) {
  keepRun(tr("stopped"));
  clear();
  m_results = run.results;
  m_history = historyOf(*run.results);
  if (!m_history.empty()) m_snapshot = m_history.snapshots().back();
  m_now = m_snapshot ? simulator::toSeconds(m_snapshot->now) : 0;
  m_warmup = run.results->warmup;
  m_end = std::max(m_now, m_warmup + run.results->duration);
  m_finished = m_kept = true;
  m_stale = !run.isOfDesign;
  if (m_stale) m_staleText = tr("Kept run of another version of this design");
  m_stopText = tr("Kept: %1").arg(shown(run.header.name));
  showConclusions();
  m_charts.update(m_history);
  m_runs.setCurrent(m_runs.rowOf(run.header.id));
  emit clockChanged();
  emit stateChanged();
  emit snapshotChanged();
}

}  // namespace windtunnel::app
