// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/distribution.h"

#include <array>
#include <optional>

#include "model/core/call_text.h"
#include "model/core/diagnostic_codes.h"
#include "model/core/distribution_law.h"

namespace windtunnel::model {
namespace {

using Kind = Distribution::Kind;
using Parameter = Distribution::Parameter;

constexpr Notation kDistributionNotation{
    code::kDistribution, "a distribution of times",
    "a duration or one of constant exponential lognormal gamma weibull pareto "
    "uniform empirical trace, for example "
    "4ms, exponential(4ms) or lognormal(median 3ms, p99 20ms)"};

struct KindName {
  Kind kind;
  std::string_view name;
};
constexpr std::array<KindName, 9> kKinds{{{Kind::Constant, "constant"},
                                          {Kind::Exponential, "exponential"},
                                          {Kind::Lognormal, "lognormal"},
                                          {Kind::Gamma, "gamma"},
                                          {Kind::Weibull, "weibull"},
                                          {Kind::Pareto, "pareto"},
                                          {Kind::Uniform, "uniform"},
                                          {Kind::Empirical, "empirical"},
                                          {Kind::Trace, "trace"}}};

bool isNumberLabel(std::string_view label) {
  return label == "cv" || label == "shape";
}

Result<Parameter> parseParameter(std::string_view text, const std::vector<Phrase>& words) {
  if (words.size() > 2)
    return badText(kDistributionNotation, text, "an argument has too many words", words[2].offset);
  Parameter parameter;
  if (words.size() == 2) parameter.label = words[0].text;
  const Phrase& value = words.back();
  if (isNumberLabel(parameter.label)) {
    auto number = parseNumber(kDistributionNotation, text, value);
    if (!number) return number.error();
    if (*number <= 0)
      return badText(kDistributionNotation, text, parameter.label + " must be above zero", value.offset);
    parameter.number = *number;
    return parameter;
  }
  auto duration = Duration::parse(value.text);
  if (!duration) return within(duration.error(), value);
  parameter.duration = *duration;
  return parameter;
}

// "" when the labels and values obey the law of the kind, otherwise what is wrong.
std::string lawViolation(const Distribution& d) {
  const auto labels = [&](std::initializer_list<std::string_view> wanted) {
    if (d.parameters.size() != wanted.size()) return false;
    std::size_t i = 0;
    for (const auto& label : wanted)
      if (d.parameters[i++].label != label) return false;
    return true;
  };
  const bool positive = !d.parameters.empty() && d.parameters[0].duration.nanoseconds > 0;
  switch (d.kind) {
    case Kind::Constant:
      return labels({""}) ? "" : "constant takes one duration";
    case Kind::Exponential:
      return labels({""}) && positive ? "" : "exponential takes its mean, above zero";
    case Kind::Gamma:
      return labels({"mean", "cv"}) && positive ? ""
                                                : "gamma takes mean and cv, as in gamma(mean 4ms, cv 0.5)";
    case Kind::Weibull:
      return labels({"scale", "shape"}) && positive
                 ? ""
                 : "weibull takes scale and shape, as in weibull(scale 4ms, shape 1.5)";
    case Kind::Pareto:
      return labels({"scale", "shape"}) && positive && d.parameters[1].number > 1
                 ? ""
                 : "pareto takes scale and a shape above 1, as in pareto(scale 1ms, shape 2.5)";
    case Kind::Uniform:
      return labels({"", ""}) && d.parameters[0].duration <= d.parameters[1].duration
                 ? ""
                 : "uniform takes a lower and an upper end, as in uniform(1ms, 5ms)";
    default:
      return "";
  }
}

std::string lognormalViolation(const Distribution& d) {
  const char* advice = "lognormal takes median and a higher p75, p90, p95, p99 or p99.9, or mean and cv";
  if (d.parameters.size() != 2 || d.parameters[0].duration.nanoseconds <= 0) return advice;
  const auto& first = d.parameters[0];
  const auto& second = d.parameters[1];
  if (first.label == "mean") return second.label == "cv" ? "" : advice;
  constexpr std::array<std::string_view, 5> upper{"p75", "p90", "p95", "p99", "p99.9"};
  for (const auto label : upper)
    if (first.label == "median" && second.label == label && second.duration > first.duration) return "";
  return advice;
}

bool isPercentile(const std::string& label) {
  if (!label.starts_with('p')) return false;
  const auto number = Decimal::parse(std::string_view(label).substr(1));
  return number && number->toDouble() > 0 && number->toDouble() < 100 && "p" + number->text() == label;
}

std::string empiricalViolation(const Distribution& d) {
  const char* advice =
      "empirical takes percentiles in rising order and max, as in empirical(p50 3ms, p90 9ms, p99 40ms, max "
      "200ms)";
  if (d.parameters.size() < 2 || d.parameters.back().label != "max") return advice;
  for (std::size_t i = 0; i + 1 < d.parameters.size(); ++i)
    if (!isPercentile(d.parameters[i].label) && !(i == 0 && d.parameters[i].label == "min")) return advice;
  const auto points = quantiles(d);
  for (std::size_t i = 1; i < points.size(); ++i) {
    const bool rising =
        points[i].probability > points[i - 1].probability && points[i].seconds >= points[i - 1].seconds;
    if (!rising) return advice;
  }
  return "";
}

std::string violation(const Distribution& d) {
  if (d.kind == Kind::Lognormal) return lognormalViolation(d);
  if (d.kind == Kind::Empirical) return empiricalViolation(d);
  return lawViolation(d);
}

std::optional<Kind> kindNamed(std::string_view word) {
  for (const KindName& entry : kKinds)
    if (entry.name == word) return entry.kind;
  return {};
}

}  // namespace

Result<Distribution> Distribution::parse(std::string_view text) {
  auto call = CallText::parse(kDistributionNotation, text);
  if (!call) return call.error();
  if (!call->bracketed) {
    auto duration = Duration::parse(text);
    if (duration) return constant(*duration);
    if (!text.empty() && text[0] >= '0' && text[0] <= '9') return duration.error();
  }
  const auto kind = kindNamed(call->name.text);
  if (!kind) return badText(kDistributionNotation, text, "its name is not known");
  if (!call->bracketed) return badText(kDistributionNotation, text, "its arguments are missing", text.size());
  Distribution distribution;
  distribution.kind = *kind;
  if (*kind == Kind::Trace) {
    auto file = parseFileName(kDistributionNotation, text, *call);
    if (!file) return file.error();
    distribution.file = *file;
    return distribution;
  }
  for (const auto& words : call->arguments) {
    auto parameter = parseParameter(text, words);
    if (!parameter) return parameter.error();
    distribution.parameters.push_back(*parameter);
  }
  const std::string wrong = violation(distribution);
  if (!wrong.empty()) return badText(kDistributionNotation, text, wrong, call->inside.offset);
  return distribution;
}

Distribution Distribution::constant(Duration duration) {
  return {Kind::Constant, {{"", duration, 0}}, {}};
}

Distribution Distribution::exponential(Duration mean) {
  return {Kind::Exponential, {{"", mean, 0}}, {}};
}

std::string Distribution::text() const {
  if (kind == Kind::Constant) return parameters.empty() ? "0s" : parameters[0].duration.text();
  std::string inside = file;
  for (const Parameter& parameter : parameters) {
    if (!inside.empty()) inside += ", ";
    if (!parameter.label.empty()) inside += parameter.label + " ";
    inside += isNumberLabel(parameter.label) ? numberText(parameter.number) : parameter.duration.text();
  }
  return std::string(name(kind)) + "(" + inside + ")";
}

std::string_view name(Distribution::Kind kind) {
  for (const KindName& entry : kKinds)
    if (entry.kind == kind) return entry.name;
  return {};
}

}  // namespace windtunnel::model
