// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run_files.h"

#include <CLI/App.hpp>
#include <algorithm>
#include <filesystem>

#include "app/cli/choices.h"
#include "app/cli/junit_xml.h"
#include "model/core/diagnostic_codes.h"
#include "model/core/share.h"
#include "model/io/atomic_file.h"
#include "simulator/run/open_metrics.h"
#include "simulator/tracing/trace_json.h"

namespace windtunnel::app::cli {
namespace {

std::string wrongShare(const std::string& text) {
  const auto share = model::Share::parse(text);
  if (!share) return share.error().message;
  return share->fraction <= 1 ? "" : text + " is more than the whole";
}

bool namesJaeger(const std::string& path) {
  std::string name = std::filesystem::path(path).filename().string();
  std::transform(name.begin(), name.end(), name.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? char(letter - 'A' + 'a') : letter;
  });
  return name.find("jaeger") != std::string::npos;
}

// After a long run it would be late to find that there is no such folder.
std::optional<model::Diagnostic> obstacleOf(const std::string& path) {
  if (path.empty()) return std::nullopt;
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  model::Diagnostic diagnostic;
  diagnostic.code = model::code::kFileWrite;
  diagnostic.location.file = path;
  if (!folder.empty() && !std::filesystem::is_directory(folder, error)) {
    diagnostic.message = path + " cannot be written: there is no folder " + folder.string();
    diagnostic.hint = "make the folder first, or name another file";
    return diagnostic;
  }
  if (!std::filesystem::is_directory(path, error)) return std::nullopt;
  diagnostic.message = path + " cannot be written: it is a folder";
  diagnostic.hint = "name a file in it";
  return diagnostic;
}

}  // namespace

void RunFiles::declare(CLI::App& options) {
  takesFile(options.add_option("--traces", m_traces,
                               "Write the traces of some requests and of the slowest (first replication)"));
  acceptOnly(options.add_option("--trace-format", m_traceFormat,
                                "Format of the traces; otlp, or jaeger when the file's name says so"),
             {"otlp", "jaeger"});
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
  for (const std::string& path : {m_traces, m_metrics, m_junit, m_report})
    if (const auto obstacle = obstacleOf(path)) return obstacle;
  return std::nullopt;
}

std::optional<simulator::TraceOptions> RunFiles::traceOptions() const {
  if (m_traces.empty()) return std::nullopt;
  simulator::TraceOptions options;
  options.share = model::Share::parse(m_traceShare)->fraction;
  options.slowest = m_slowest;
  return options;
}

std::string RunFiles::tracesText(const simulator::TraceSet& traces) const {
  const bool isJaeger = m_traceFormat == "jaeger" || (m_traceFormat.empty() && namesJaeger(m_traces));
  return isJaeger ? simulator::toJaegerJson(traces) : simulator::toOtlpJson(traces);
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
  if (results.traces) save(m_traces, [&] { return tracesText(*results.traces); });
  save(m_metrics, [&] { return simulator::toOpenMetrics(results); });
  save(m_junit, [&] { return toJunitXml(results, run.name); });
  save(m_report, [&] { return htmlReport(run, results); });
  if (failure) return *failure;
  return written;
}

}  // namespace windtunnel::app::cli
