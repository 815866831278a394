// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/step.h"

#include "model/core/share.h"
#include "model/design/element.h"

namespace windtunnel::model {
namespace {

std::vector<Step> nested(const Value* list, const Path& path) {
  return list ? stepsOf(*list, path) : std::vector<Step>{};
}

Step choose(const Value& branches, const Path& path) {
  Step step;
  step.kind = Step::Kind::Choose;
  for (std::size_t i = 0; i < branches.list().size(); ++i) {
    const ValueMap& branch = branches.list()[i].map();
    const Value* share = branch.find("share");
    const Share* written = share ? share->as<Share>() : nullptr;
    step.branches.push_back({written ? written->fraction : 0.0,
                             nested(branch.find("steps"), path / "choose" / std::to_string(i) / "steps")});
  }
  return step;
}

Step cached(const Element& element) {
  Step step;
  step.kind = Step::Kind::Cached;
  step.cache = element.text("in");
  step.key = element.get<KeyPopularity>("key");
  step.ttl = element.get<Duration>("ttl");
  step.steps = nested(element.node().map().find("miss"), element.path() / "miss");
  return step;
}

Step repeat(const Element& element) {
  Step step;
  step.kind = Step::Kind::Repeat;
  step.times = element.get<std::int64_t>("times");
  step.steps = nested(element.node().map().find("steps"), element.path() / "steps");
  return step;
}

Step fail(const Element& element) {
  Step step;
  step.kind = Step::Kind::Fail;
  step.share = element.get<Share>("share").fraction;
  step.error = element.text("error");
  return step;
}

Step tried(const Element& element) {
  Step step;
  step.kind = Step::Kind::Try;
  step.steps = nested(element.node().map().find("steps"), element.path() / "steps");
  step.otherwise = nested(element.node().map().find("onError"), element.path() / "onError");
  return step;
}

Step flag(const Element& element) {
  Step step;
  step.kind = Step::Kind::Flag;
  step.name = element.text("name");
  step.share = element.get<Share>("enabled").fraction;
  step.steps = nested(element.node().map().find("on"), element.path() / "on");
  step.otherwise = nested(element.node().map().find("off"), element.path() / "off");
  return step;
}

Step withTime(Step::Kind kind, const Value& value) {
  Step step;
  step.kind = kind;
  if (const auto* time = value.as<Distribution>()) step.time = *time;
  return step;
}

Step withTarget(Step::Kind kind, const Value& value) {
  Step step;
  step.kind = kind;
  step.target = value.text();
  return step;
}

Step withSteps(Step::Kind kind, const Value& list, const Path& path) {
  Step step;
  step.kind = kind;
  step.steps = stepsOf(list, path);
  return step;
}

Step stepOf(const Value& node, const Path& path) {
  if (node.map().empty()) return withSteps(Step::Kind::Sequence, Value(ValueList{}), path);
  const auto& [key, value] = node.map().at(0);
  const Element element(stepType(), node, path);
  if (key == "work") return withTime(Step::Kind::Work, value);
  if (key == "wait") return withTime(Step::Kind::Wait, value);
  if (key == "call") return withTarget(Step::Kind::Call, value);
  if (key == "publish") return withTarget(Step::Kind::Publish, value);
  if (key == "parallel") return withSteps(Step::Kind::Parallel, value, path / "parallel");
  if (key == "steps") return withSteps(Step::Kind::Sequence, value, path / "steps");
  if (key == "choose") return choose(value, path);
  if (key == "repeat") return repeat(element.object("repeat"));
  if (key == "cached") return cached(element.object("cached"));
  if (key == "try") return tried(element.object("try"));
  if (key == "fail") return fail(element.object("fail"));
  return flag(element.object("flag"));
}

}  // namespace

std::vector<Step> stepsOf(const Value& list, const Path& path) {
  std::vector<Step> steps;
  for (std::size_t i = 0; i < list.list().size(); ++i) {
    const Path at = path / std::to_string(i);
    steps.push_back(stepOf(list.list()[i], at));
    steps.back().path = at;
  }
  return steps;
}

std::pair<std::string, std::string> splitTarget(std::string_view target) {
  const std::size_t slash = target.find('/');
  if (slash == std::string_view::npos) return {std::string(target), {}};
  return {std::string(target.substr(0, slash)), std::string(target.substr(slash + 1))};
}

}  // namespace windtunnel::model
