// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/trace_output.h"

#include <CLI/App.hpp>
#include <algorithm>
#include <filesystem>

#include "app/cli/choices.h"
#include "model/core/diagnostic_codes.h"
#include "model/io/atomic_file.h"
#include "simulator/tracing/trace_json.h"

namespace windtunnel::app::cli {
namespace {

bool namesJaeger(const std::string& path) {
  std::string name = std::filesystem::path(path).filename().string();
  std::transform(name.begin(), name.end(), name.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? char(letter - 'A' + 'a') : letter;
  });
  return name.find("jaeger") != std::string::npos;
}

}  // namespace

// After a long run it would be late to find that there is no such folder.
std::optional<model::Diagnostic> obstacleTo(const std::string& file) {
  if (file.empty()) return std::nullopt;
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::path(file).parent_path();
  model::Diagnostic diagnostic;
  diagnostic.code = model::code::kFileWrite;
  diagnostic.location.file = file;
  if (!folder.empty() && !std::filesystem::is_directory(folder, error)) {
    diagnostic.message = file + " cannot be written: there is no folder " + folder.string();
    diagnostic.hint = "make the folder first, or name another file";
    return diagnostic;
  }
  if (!std::filesystem::is_directory(file, error)) return std::nullopt;
  diagnostic.message = file + " cannot be written: it is a folder";
  diagnostic.hint = "name a file in it";
  return diagnostic;
}

void TraceOutput::declare(CLI::App& options, const std::string& what) {
  takesFile(options.add_option("--traces", m_file, what));
  acceptOnly(options.add_option("--trace-format", m_format,
                                "Format of the traces; otlp, or jaeger when the file's name says so"),
             {"otlp", "jaeger"});
}

std::vector<std::string> TraceOutput::files() const {
  return m_file.empty() ? std::vector<std::string>() : std::vector<std::string>{m_file};
}

model::Status TraceOutput::write(const simulator::TraceSet& traces) const {
  const bool isJaeger = m_format == "jaeger" || (m_format.empty() && namesJaeger(m_file));
  const auto saved = model::AtomicFile(m_file).save(isJaeger ? simulator::toJaegerJson(traces)
                                                             : simulator::toOtlpJson(traces));
  if (!saved) return saved.error();
  return model::okStatus();
}

}  // namespace windtunnel::app::cli
