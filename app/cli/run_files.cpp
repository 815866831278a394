// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run_files.h"

#include <CLI/App.hpp>

#include "app/cli/choices.h"
#include "app/cli/junit_xml.h"
#include "model/core/share.h"
#include "model/io/atomic_file.h"
#include "simulator/run/open_metrics.h"

namespace windtunnel::app::cli {
namespace {

std::string wrongShare(const std::string& text) {
  const auto share = model::Share::parse(text);
  if (!share) return share.error().message;
  return share->fraction <= 1 ? "" : text + " is more than the whole";
}

}  // namespace

void RunFiles::declare(CLI::App& options) {
  m_traces.declare(options, "Write the traces of some requests and of the slowest (first replication)");
  options.add_option("--trace-share", m_traceShare, "Share of the requests whose traces are written")
      ->type_name("SHARE")
      ->check(CLI::Validator(&wrongShare, ""))
      ->capture_default_str();
  options.add_option("--trace-slowest", m_slowest, "How many of the slowest requests are written besides")
      ->type_name("N")
      ->check(CLI::Range(0, 10'000))
      ->capture_default_str();
  takesFile(options.add_option("--metrics", m_metrics, "Write the figures as OpenMetrics text"));
  takesFile(options.add_option("--junit", m_junit, "Write the objectives as JUnit XML, for CI systems"));
  takesFile(options.add_option("--report", m_report, "Write a report to read and to send: one HTML file"));
}

std::optional<model::Diagnostic> RunFiles::obstacle() const {
  for (const std::string& path : {m_metrics, m_junit, m_report})
    if (const auto obstacle = obstacleTo(path)) return obstacle;
  return m_traces.obstacle();
}

std::optional<simulator::TraceOptions> RunFiles::traceOptions() const {
  if (!m_traces.isWanted()) return std::nullopt;
  simulator::TraceOptions options;
  options.share = model::Share::parse(m_traceShare)->fraction;
  options.slowest = m_slowest;
  return options;
}

model::Result<std::vector<std::string>> RunFiles::write(const ReportedRun& run,
                                                        const simulator::Results& results) const {
  std::vector<std::string> written;
  std::optional<model::Diagnostic> failure;
  const auto save = [&](const std::string& path, const auto& text) {
    if (path.empty() || failure) return;
    const auto saved = model::AtomicFile(path).save(text());
    if (!saved) failure = saved.error();
    written.push_back(path);
  };
  if (results.traces && m_traces.isWanted()) {
    const auto saved = m_traces.write(*results.traces);
    if (!saved) failure = saved.error();
    written = m_traces.files();
  }
  save(m_metrics, [&] { return simulator::toOpenMetrics(results); });
  save(m_junit, [&] { return toJunitXml(results, run.name); });
  save(m_report, [&] { return htmlReport(run, results); });
  if (failure) return *failure;
  return written;
}

}  // namespace windtunnel::app::cli
