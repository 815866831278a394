// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/arrivals.h"

#include <array>
#include <optional>

#include "model/core/call_text.h"
#include "model/core/diagnostic_codes.h"

namespace windtunnel::model {
namespace {

using Kind = Arrivals::Kind;
using Words = std::vector<Phrase>;

constexpr Notation kArrivalsNotation{
    code::kArrivals, "a pattern of arrivals",
    "one of constant poisson mmpp ramp steps diurnal trace users, for example poisson(200/s), "
    "ramp(10/s to 500/s over 5m) or users(500, think exponential(3s))"};

struct KindName {
  Kind kind;
  std::string_view name;
};
constexpr std::array<KindName, 8> kKinds{{{Kind::Constant, "constant"},
                                          {Kind::Poisson, "poisson"},
                                          {Kind::Mmpp, "mmpp"},
                                          {Kind::Ramp, "ramp"},
                                          {Kind::Steps, "steps"},
                                          {Kind::Diurnal, "diurnal"},
                                          {Kind::Trace, "trace"},
                                          {Kind::Users, "users"}}};

// Reads arguments into an Arrivals and keeps the first thing that went wrong.
class ArgumentReader {
 public:
  ArgumentReader(std::string_view text, const CallText& call) : m_text(text), m_call(call) {}

  const std::optional<Diagnostic>& error() const { return m_error; }

  // True when there are so many arguments and each has the literal words at their places ("" = a value).
  bool shape(std::initializer_list<std::initializer_list<std::string_view>> arguments, const char* advice) {
    bool fits = m_call.arguments.size() == arguments.size();
    std::size_t i = 0;
    for (const auto& words : arguments) fits = fits && matches(m_call.arguments[i++], words);
    if (!fits) fail(badText(kArrivalsNotation, m_text, advice, m_call.inside.offset));
    return fits;
  }

  void rate(std::size_t argument, std::size_t word, Rate& out) { value(argument, word, out); }
  void duration(std::size_t argument, std::size_t word, Duration& out) {
    value(argument, word, out);
    if (!m_error && out.nanoseconds <= 0) fail(refuse("a duration must be above zero", argument, word));
  }
  void distribution(std::size_t argument, std::size_t word, Distribution& out) { value(argument, word, out); }
  void count(std::size_t argument, std::size_t word, std::int64_t& out) {
    take(parseCount(kArrivalsNotation, m_text, m_call.arguments[argument][word]), out);
  }

  void phases(Arrivals& arrivals, const char* advice) {
    for (std::size_t i = 0; i < m_call.arguments.size() && !m_error; ++i) {
      if (!matches(m_call.arguments[i], {"", "for", ""}))
        return fail(badText(kArrivalsNotation, m_text, advice, m_call.arguments[i][0].offset));
      Arrivals::Phase phase;
      rate(i, 0, phase.rate);
      duration(i, 2, phase.duration);
      arrivals.phases.push_back(phase);
    }
  }

  void require(bool condition, const char* reason) {
    if (!condition && !m_error) fail(badText(kArrivalsNotation, m_text, reason, m_call.inside.offset));
  }

 private:
  static bool matches(const Words& words, std::initializer_list<std::string_view> pattern) {
    if (words.size() != pattern.size()) return false;
    std::size_t i = 0;
    for (const auto& literal : pattern) {
      if (!literal.empty() && words[i].text != literal) return false;
      ++i;
    }
    return true;
  }

  template <class T>
  void value(std::size_t argument, std::size_t word, T& out) {
    const Phrase& phrase = m_call.arguments[argument][word];
    auto result = T::parse(phrase.text);
    if (!result) return fail(within(result.error(), phrase));
    out = *result;
  }

  template <class T>
  void take(const Result<T>& result, T& out) {
    if (!result) return fail(result.error());
    out = *result;
  }

  Diagnostic refuse(const char* reason, std::size_t argument, std::size_t word) const {
    return badText(kArrivalsNotation, m_text, reason, m_call.arguments[argument][word].offset);
  }

  void fail(Diagnostic diagnostic) {
    if (!m_error) m_error = std::move(diagnostic);
  }

  std::string_view m_text;
  const CallText& m_call;
  std::optional<Diagnostic> m_error;
};

void readRamp(ArgumentReader& reader, Arrivals& arrivals) {
  if (!reader.shape({{"", "to", "", "over", ""}}, "a ramp is written as in ramp(10/s to 500/s over 5m)"))
    return;
  reader.rate(0, 0, arrivals.rate);
  reader.rate(0, 2, arrivals.peak);
  reader.duration(0, 4, arrivals.period);
}

void readDiurnal(ArgumentReader& reader, Arrivals& arrivals) {
  const char* advice = "it is written as in diurnal(mean 200/s, peak 400/s, period 24h)";
  if (!reader.shape({{"mean", ""}, {"peak", ""}, {"period", ""}}, advice)) return;
  reader.rate(0, 1, arrivals.rate);
  reader.rate(1, 1, arrivals.peak);
  reader.duration(2, 1, arrivals.period);
  const double mean = arrivals.rate.perSecond();
  const double peak = arrivals.peak.perSecond();
  reader.require(mean <= peak && peak <= 2 * mean,
                 "the peak of a sine lies between its mean and twice its mean");
}

void readUsers(ArgumentReader& reader, Arrivals& arrivals) {
  if (!reader.shape({{""}, {"think", ""}}, "users are written as in users(500, think exponential(3s))"))
    return;
  reader.count(0, 0, arrivals.users);
  reader.distribution(1, 1, arrivals.think);
}

void readArguments(ArgumentReader& reader, Arrivals& arrivals) {
  switch (arrivals.kind) {
    case Kind::Constant:
    case Kind::Poisson:
      if (reader.shape({{""}}, "it takes one rate, as in poisson(200/s)")) reader.rate(0, 0, arrivals.rate);
      break;
    case Kind::Mmpp:
      reader.phases(arrivals, "a state is written as in mmpp(100/s for 30s, 500/s for 5s)");
      reader.require(arrivals.phases.size() >= 2, "mmpp needs two states at least");
      break;
    case Kind::Steps:
      reader.phases(arrivals, "a step is written as in steps(100/s for 2m, 300/s for 2m)");
      break;
    case Kind::Ramp:
      readRamp(reader, arrivals);
      break;
    case Kind::Diurnal:
      readDiurnal(reader, arrivals);
      break;
    case Kind::Users:
      readUsers(reader, arrivals);
      break;
    case Kind::Trace:
      break;
  }
}

std::string phasesText(const std::vector<Arrivals::Phase>& phases) {
  std::string text;
  for (const auto& phase : phases)
    text += (text.empty() ? "" : ", ") + phase.rate.text() + " for " + phase.duration.text();
  return text;
}

std::string argumentsText(const Arrivals& a) {
  switch (a.kind) {
    case Kind::Constant:
    case Kind::Poisson:
      return a.rate.text();
    case Kind::Mmpp:
    case Kind::Steps:
      return phasesText(a.phases);
    case Kind::Ramp:
      return a.rate.text() + " to " + a.peak.text() + " over " + a.period.text();
    case Kind::Diurnal:
      return "mean " + a.rate.text() + ", peak " + a.peak.text() + ", period " + a.period.text();
    case Kind::Trace:
      return a.file;
    case Kind::Users:
      return std::to_string(a.users) + ", think " + a.think.text();
  }
  return {};
}

double phasesRate(const std::vector<Arrivals::Phase>& phases) {
  double requests = 0;
  double seconds = 0;
  for (const auto& phase : phases) {
    requests += phase.rate.perSecond() * phase.duration.seconds();
    seconds += phase.duration.seconds();
  }
  return seconds > 0 ? requests / seconds : 0;
}

}  // namespace

Result<Arrivals> Arrivals::parse(std::string_view text) {
  auto call = CallText::parse(kArrivalsNotation, text);
  if (!call) return call.error();
  Arrivals arrivals;
  bool known = false;
  for (const KindName& entry : kKinds) {
    if (entry.name != call->name.text) continue;
    arrivals.kind = entry.kind;
    known = true;
  }
  if (!known) return badText(kArrivalsNotation, text, "its name is not known");
  if (!call->bracketed) return badText(kArrivalsNotation, text, "its arguments are missing", text.size());
  if (arrivals.kind == Kind::Trace) {
    auto file = parseFileName(kArrivalsNotation, text, *call);
    if (!file) return file.error();
    arrivals.file = *file;
    return arrivals;
  }
  ArgumentReader reader(text, *call);
  readArguments(reader, arrivals);
  if (reader.error()) return *reader.error();
  return arrivals;
}

std::string Arrivals::text() const {
  return std::string(name(kind)) + "(" + argumentsText(*this) + ")";
}

double Arrivals::meanRate() const {
  switch (kind) {
    case Kind::Constant:
    case Kind::Poisson:
    case Kind::Diurnal:
      return rate.perSecond();
    case Kind::Ramp:
      return (rate.perSecond() + peak.perSecond()) / 2;
    case Kind::Mmpp:
    case Kind::Steps:
      return phasesRate(phases);
    case Kind::Trace:
    case Kind::Users:
      return 0;
  }
  return 0;
}

std::string_view name(Arrivals::Kind kind) {
  for (const KindName& entry : kKinds)
    if (entry.kind == kind) return entry.name;
  return {};
}

}  // namespace windtunnel::model
