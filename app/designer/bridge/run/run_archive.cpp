// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/run/run_archive.h"

#include <QCoreApplication>

#include <algorithm>

#include "app/designer/bridge/document/document_files.h"
#include "app/designer/bridge/run/run_figures.h"
#include "app/designer/bridge/run/stored_results.h"
#include "app/designer/bridge/text.h"
#include "model/io/design_writer.h"
#include "simulator/results/run_store.h"
#include "simulator/tracing/trace.h"

namespace windtunnel::app {
namespace {

using simulator::RunHeader;
using simulator::RunRecord;
using simulator::RunStore;

// Older ones that are not pinned go; a run with its series takes about a megabyte.
constexpr int kMostRuns = 200;

RunRecord recordOf(const EndedRun& run) {
  RunRecord record;
  record.header.name = run.name;
  record.header.note = run.note;
  record.header.designName = run.design.name();
  record.header.scenario = run.results->scenario;
  record.header.seed = run.results->seed;
  record.header.replications = run.results->replications;
  record.header.programVersion = stored(QCoreApplication::applicationVersion());
  record.header.fingerprint = run.results->fingerprint;
  record.header.stopReason = run.results->stopReason;
  record.header.keyFigures = keyFiguresOf(*run.results);
  record.designText = model::writeDesign(run.design);
  record.header.designHash = simulator::designHash(record.designText);
  record.resultsJson = storedText(*run.results);
  return record;
}

}  // namespace

/// Lives in the thread of the archive: all use of the store goes through it.
class RunArchive::Worker : public QObject {
 public:
  explicit Worker(RunArchive* archive) : m_archive(archive) {}

  /// The store, opened when it is first needed; null when it cannot be used, which was said then.
  RunStore* store() {
    if (m_store || m_failed) return m_store ? &*m_store : nullptr;
    model::Result<RunStore> opened = RunStore::open(simulator::usualRunStore());
    if (!opened.ok()) {
      m_failed = true;
      tell("warning", tr("Runs are not kept beyond this session: %1").arg(toSentence(opened.error())));
      return nullptr;
    }
    m_store.emplace(std::move(opened).value());
    if (!m_store->setAside().empty())
      tell("warning", tr("The store of earlier runs could not be read. It was set aside as %1, and a new one "
                         "was begun.")
                          .arg(shown(m_store->setAside().string())));
    return &*m_store;
  }

  void keep(const EndedRun& run) {
    RunStore* runs = store();
    if (runs == nullptr) return;
    RunRecord record = recordOf(run);
    const model::Result<std::int64_t> id = runs->add(record, run.results->traces.get());
    if (!id.ok()) return tell("warning", tr("The run could not be kept: %1").arg(toSentence(id.error())));
    record.header.id = id.value();
    answer([ticket = run.ticket, header = std::move(record.header)](RunArchive& archive) {
      emit archive.kept(ticket, header);
    });
    check(runs->keepNewest(kMostRuns));
  }

  void list(const std::string& designName) {
    RunStore* runs = store();
    if (runs == nullptr) return;
    model::Result<std::vector<RunHeader>> all = runs->list();
    if (!all.ok()) return tell("warning", toSentence(all.error()));
    std::vector<RunHeader> wanted = std::move(all).value();
    std::erase_if(wanted, [&](const RunHeader& header) { return header.designName != designName; });
    answer([wanted = std::move(wanted)](RunArchive& archive) { emit archive.listed(wanted); });
  }

  void open(std::int64_t id, const model::Design& design) {
    RunStore* runs = store();
    if (runs == nullptr) return;
    const model::Result<RunRecord> record = runs->load(id);
    if (!record.ok()) return tell("warning", toSentence(record.error()));
    auto results = resultsOf(record->resultsJson);
    if (!results)
      return tell("warning",
                  tr("The figures of “%1” cannot be read; another version of Windtunnel wrote them.")
                      .arg(shown(record->header.name)));
    results->seed = record->header.seed;  // JSON keeps whole numbers up to 2^53 only
    auto traces = runs->traces(id);
    check(traces);
    if (traces.ok() && *traces) results->traces = std::make_shared<simulator::TraceSet>(**traces);
    OpenedRun opened{record->header, std::make_shared<simulator::Results>(std::move(*results)),
                     record->designText == model::writeDesign(design)};
    answer([opened = std::move(opened)](RunArchive& archive) { emit archive.opened(opened); });
  }

  template <class Outcome>
  void check(const Outcome& outcome) {
    if (!outcome.ok()) tell("warning", toSentence(outcome.error()));
  }

 private:
  static QString tr(const char* text) { return QCoreApplication::translate("RunArchive", text); }

  /// To the thread of the interface; dropped when the archive is gone by then.
  void answer(std::function<void(RunArchive&)> say) {
    QMetaObject::invokeMethod(
        m_archive, [archive = m_archive, say = std::move(say)] { say(*archive); }, Qt::QueuedConnection);
  }

  void tell(const char* severity, const QString& text) {
    answer([severity = QString::fromLatin1(severity), text](RunArchive& archive) {
      emit archive.notice(severity, text);
    });
  }

  RunArchive* m_archive;
  std::optional<RunStore> m_store;
  bool m_failed = false;
};

RunArchive::RunArchive(QObject* parent) : QObject(parent), m_worker(std::make_unique<Worker>(this)) {
  m_worker->moveToThread(&m_thread);
  m_thread.start(QThread::LowPriority);
}

RunArchive::~RunArchive() {
  // Behind everything asked for before.
  post([this](Worker&) { m_thread.quit(); });
  m_thread.wait();
}

void RunArchive::post(std::function<void(Worker&)> work) {
  QMetaObject::invokeMethod(
      m_worker.get(), [worker = m_worker.get(), work = std::move(work)] { work(*worker); },
      Qt::QueuedConnection);
}

void RunArchive::keep(EndedRun run) {
  post([run = std::move(run)](Worker& worker) { worker.keep(run); });
}

void RunArchive::list(const std::string& designName) {
  post([designName](Worker& worker) { worker.list(designName); });
}

void RunArchive::open(std::int64_t id, model::Design design) {
  post([id, design = std::move(design)](Worker& worker) { worker.open(id, design); });
}

void RunArchive::rename(std::int64_t id, const std::string& name) {
  post([id, name](Worker& worker) {
    if (RunStore* runs = worker.store()) worker.check(runs->rename(id, name));
  });
}

void RunArchive::pin(std::int64_t id, bool isPinned) {
  post([id, isPinned](Worker& worker) {
    if (RunStore* runs = worker.store()) worker.check(runs->pin(id, isPinned));
  });
}

void RunArchive::remove(std::int64_t id) {
  post([id](Worker& worker) {
    if (RunStore* runs = worker.store()) worker.check(runs->remove(id));
  });
}

}  // namespace windtunnel::app
