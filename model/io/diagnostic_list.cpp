// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/diagnostic_list.h"

#include "model/core/diagnostic_codes.h"

namespace windtunnel::model {
namespace {

constexpr std::size_t kMostKept = 100;

}  // namespace

void DiagnosticList::keep(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::Error) ++m_errors;
  if (m_kept.size() < kMostKept) m_kept.push_back(std::move(diagnostic));
}

void DiagnosticList::add(const char* code, std::size_t offset, const Path& path, std::string message,
                         std::string hint) {
  Diagnostic d = m_source.diagnostic(code, offset, std::move(message), std::move(hint));
  d.path = path.text();
  keep(std::move(d));
}

void DiagnosticList::addInside(Diagnostic inner, const YamlNode& scalar, const Path& path) {
  const std::size_t column =
      inner.location.column > 0 ? static_cast<std::size_t>(inner.location.column - 1) : 0;
  // Inside double quotes an escape can make the text longer than the value; then the scalar itself is the
  // place.
  const std::size_t begin = scalar.span.begin + (scalar.quoted ? 1 : 0);
  const bool inside = begin + column <= scalar.span.end;
  const std::size_t offset = inside ? begin + column : scalar.span.begin;
  m_source.point(inner, offset);
  inner.path = path.text();
  keep(std::move(inner));
}

void DiagnosticList::note(const char* code, std::size_t offset, std::string message, std::string hint) {
  Diagnostic d = m_source.diagnostic(code, offset, std::move(message), std::move(hint));
  d.severity = Severity::Note;
  keep(std::move(d));
}

std::vector<Diagnostic> DiagnosticList::take() {
  if (m_errors > kMostKept) {
    Diagnostic more = m_source.diagnostic(
        code::kTooManyDiagnostics, 0, "there are " + std::to_string(m_errors - kMostKept) + " more errors",
        "correct the first ones and read the design again");
    more.excerpt.clear();
    m_kept.push_back(std::move(more));
  }
  return std::move(m_kept);
}

}  // namespace windtunnel::model
