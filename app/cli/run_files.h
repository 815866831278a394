// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/cli/html_report.h"
#include "app/cli/trace_output.h"
#include "model/core/diagnostic.h"
#include "model/core/result.h"
#include "simulator/run/results.h"
#include "simulator/tracing/trace.h"

namespace CLI {
class App;
}

namespace windtunnel::app::cli {

/// The files a run can leave behind besides its answer, each with its option.
class RunFiles {
 public:
  void declare(CLI::App& options);

  /// Why one of the files could not be written, found out before the run; nothing when all is well.
  std::optional<model::Diagnostic> obstacle() const;

  /// What the run has to keep for them.
  std::optional<simulator::TraceOptions> traceOptions() const;

  /// Writes them; answers with their names.
  model::Result<std::vector<std::string>> write(const ReportedRun& run,
                                                const simulator::Results& results) const;

 private:
  TraceOutput m_traces;
  std::string m_traceShare = "1%";
  std::size_t m_slowest = simulator::TraceOptions{}.slowest;
  std::string m_metrics;
  std::string m_junit;
  std::string m_report;
};

}  // namespace windtunnel::app::cli
