// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/experiment/sweep_plan.h"

#include <algorithm>
#include <cmath>

#include "model/edit/property_edits.h"
#include "model/schema/magnitude.h"
#include "simulator/experiment/latin_hypercube.h"
#include "simulator/results/run_record.h"

namespace windtunnel::simulator {
namespace {

// Where a coordinate between 0 and 1 lies. Whole numbers have the same chance each, so both ends get a full
// stratum.
std::string valueAt(const model::Design& design, const SweepParameter& parameter, double coordinate) {
  if (!parameter.range) {
    const auto count = static_cast<double>(parameter.values.size());
    return parameter.values[static_cast<std::size_t>(coordinate * count)];
  }
  const model::Property& property = *model::propertyAt(design, parameter.path)->property;
  const auto [from, to] = *parameter.range;
  const double magnitude = property.type == model::ValueType::Integer
                               ? std::floor(from + coordinate * (to - from + 1))
                               : from + coordinate * (to - from);
  return model::valueOfMagnitude(property, magnitude).text();
}

}  // namespace

std::vector<std::string> stepsOf(const model::Property& property, const MagnitudeRange& range, int steps) {
  std::vector<std::string> values;
  for (int i = 0; i < steps; ++i) {
    const double share = steps > 1 ? static_cast<double>(i) / (steps - 1) : 0;
    const double magnitude = range.from + share * (range.to - range.from);
    std::string text = model::valueOfMagnitude(property, magnitude).text();
    if (values.empty() || values.back() != text) values.push_back(std::move(text));
  }
  return values;
}

std::vector<SweepPoint> gridPoints(const std::vector<SweepParameter>& parameters) {
  std::vector<SweepPoint> points{{}};
  for (const SweepParameter& parameter : parameters) {
    std::vector<SweepPoint> longer;
    for (const SweepPoint& point : points)
      for (const std::string& value : parameter.values) {
        longer.push_back(point);
        longer.back().push_back(value);
      }
    points = std::move(longer);
  }
  return points;
}

std::vector<SweepPoint> hypercubePoints(const model::Design& design,
                                        const std::vector<SweepParameter>& parameters, std::size_t count,
                                        std::uint64_t seed) {
  std::vector<std::string> dimensions;
  for (const SweepParameter& parameter : parameters) dimensions.push_back(parameter.path.text());
  std::vector<SweepPoint> points;
  for (const std::vector<double>& coordinates : latinHypercube(count, dimensions, seed)) {
    SweepPoint& point = points.emplace_back();
    for (std::size_t axis = 0; axis < parameters.size(); ++axis)
      point.push_back(valueAt(design, parameters[axis], coordinates[axis]));
  }
  return points;
}

model::Result<model::Design> designAt(const model::Design& design, const std::vector<std::string>& parameters,
                                      const SweepPoint& point) {
  model::Design changed = design;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const model::Result<model::Edit> edit =
        model::setText(changed, {model::Path::parse(parameters[i])}, point[i]);
    if (!edit) return edit.error();
    changed = model::applied(changed, *edit);
  }
  return changed;
}

// Each text is preceded by its length, so that no two plans give the same sequence.
std::string sweepId(const SweepPlan& plan) {
  std::string text;
  const auto add = [&text](const std::string& part) { text += std::to_string(part.size()) + ":" + part; };
  for (const std::string& part :
       {plan.designText, plan.scenario, std::to_string(plan.seed), std::to_string(plan.replications),
        std::to_string(plan.maxEvents), plan.programVersion, std::to_string(plan.parameters.size())})
    add(part);
  for (const std::string& parameter : plan.parameters) add(parameter);
  for (const SweepPoint& point : plan.points)
    for (const std::string& value : point) add(value);
  return designHash(text);
}

}  // namespace windtunnel::simulator
