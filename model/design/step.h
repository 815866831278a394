// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/core/distribution.h"
#include "model/core/duration.h"
#include "model/core/key_popularity.h"
#include "model/core/value.h"
#include "model/schema/schema.h"

namespace windtunnel::model {

struct Branch;

/// One step of an operation, typed. Which fields mean something depends on `kind`.
struct Step {
  enum class Kind { Work, Wait, Call, Parallel, Choose, Repeat, Cached, Publish, Try, Fail, Flag, Sequence };

  Kind kind = Kind::Work;
  Distribution time;        ///< Work: CPU time at one full core. Wait: time.
  std::string target;       ///< Call: "component/operation" or "component". Publish: "broker/topic".
  std::vector<Step> steps;  ///< Parallel: branches. Repeat, Try, Sequence: body. Cached: on a miss. Flag: on.
  std::vector<Step> otherwise;   ///< Flag: when off. Try: after an error.
  std::vector<Branch> branches;  ///< Choose.
  std::int64_t times = 1;        ///< Repeat.
  std::string name;              ///< Flag.
  double share = 1;              ///< Fail, Flag: probability.
  std::string error;             ///< Fail: class of the error.
  std::string cache;             ///< Cached: the cache component.
  KeyPopularity key;             ///< Cached.
  Duration ttl;                  ///< Cached.
  Path path;                     ///< Where the step is written; empty for a step of a default operation.
};

struct Branch {
  double share = 0;
  std::vector<Step> steps;
};

/// The steps written in a list node of the document that stands at `path`.
std::vector<Step> stepsOf(const Value& list, const Path& path);

/// Calls `visit` for each step, nested ones included, in document order.
template <class Visit>
void forEachStep(const std::vector<Step>& steps, Visit&& visit) {
  for (const Step& step : steps) {
    visit(step);
    forEachStep(step.steps, visit);
    forEachStep(step.otherwise, visit);
    for (const Branch& branch : step.branches) forEachStep(branch.steps, visit);
  }
}

/// "component/operation" split in two; the operation is empty when only a component is named.
std::pair<std::string, std::string> splitTarget(std::string_view target);

}  // namespace windtunnel::model
