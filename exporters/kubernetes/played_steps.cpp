// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/played_steps.h"

#include <fmt/format.h>

#include "exporters/kubernetes/names.h"

namespace windtunnel::exporters::kubernetes {
namespace {

using model::Design;
using model::Step;

std::string percent(double share) {
  return fmt::format("{:g}%", share * 100);
}

Yaml branches(const Design& design, const std::vector<model::Branch>& all) {
  Yaml list = Yaml::list();
  for (const auto& branch : all)
    list.add(Yaml::map().set("share", percent(branch.share)).set("steps", playedSteps(design, branch.steps)));
  return list;
}

/// The entry popularity is called `pick`: scanners take a word `key` before a colon for a secret.
Yaml cached(const Design& design, const Step& step) {
  Yaml made = Yaml::map()
                  .set("in", objectName(step.cache))
                  .set("pick", step.key.text())
                  .set("ttl", step.ttl.text())
                  .set("miss", playedSteps(design, step.steps));
  const auto cache = design.component(step.cache);
  if (cache && cache->kind() == "cache" && cache->get<bool>("coalescing")) made.set("together", true);
  return made;
}

Yaml flag(const Design& design, const Step& step) {
  return Yaml::map()
      .set("name", step.name)
      .set("enabled", percent(step.share))
      .set("on", playedSteps(design, step.steps))
      .set("off", playedSteps(design, step.otherwise));
}

Yaml tried(const Design& design, const Step& step) {
  return Yaml::map()
      .set("steps", playedSteps(design, step.steps))
      .set("onError", playedSteps(design, step.otherwise));
}

Yaml played(const Design& design, const Step& step) {
  Yaml made = Yaml::map();
  switch (step.kind) {
    case Step::Kind::Work:
      return made.set("work", playedTime(step.time));
    case Step::Kind::Wait:
      return made.set("wait", playedTime(step.time));
    case Step::Kind::Call:
      return made.set("call", placeName(step.target));
    case Step::Kind::Parallel:
      return made.set("parallel", playedSteps(design, step.steps));
    case Step::Kind::Choose:
      return made.set("choose", branches(design, step.branches));
    case Step::Kind::Repeat:
      return made.set("repeat",
                      Yaml::map().set("times", step.times).set("steps", playedSteps(design, step.steps)));
    case Step::Kind::Cached:
      return made.set("cached", cached(design, step));
    case Step::Kind::Publish:
      return made.set("publish", placeName(step.target));
    case Step::Kind::Try:
      return made.set("try", tried(design, step));
    case Step::Kind::Fail:
      return made.set("fail", Yaml::map().set("share", percent(step.share)).set("error", step.error));
    case Step::Kind::Flag:
      return made.set("flag", flag(design, step));
    case Step::Kind::Sequence:
      break;
  }
  return made.set("steps", playedSteps(design, step.steps));
}

}  // namespace

Yaml playedSteps(const Design& design, const std::vector<Step>& steps) {
  Yaml list = Yaml::list();
  for (const Step& step : steps) list.add(played(design, step));
  return list;
}

std::string playedTime(const model::Distribution& time) {
  return time.kind == model::Distribution::Kind::Trace ? "0s" : time.text();
}

}  // namespace windtunnel::exporters::kubernetes
