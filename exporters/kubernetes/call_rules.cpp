// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/call_rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "exporters/kubernetes/names.h"
#include "model/design/operations/operations.h"

namespace windtunnel::exporters::kubernetes {
namespace {

using model::Component;
using model::Design;
using model::Element;

void copyText(const Element& from, const char* property, const char* word, Yaml& to) {
  if (from.isSet(property)) to.set(word, from.value(property).text());
}

void copyNumber(const Element& from, const char* property, const char* word, Yaml& to) {
  if (from.isSet(property)) to.set(word, from.get<std::int64_t>(property));
}

Yaml retries(const Element& written) {
  Yaml made = Yaml::map().set("attempts", written.get<std::int64_t>("attempts"));
  for (const std::string& error : written.texts("on")) made["on"].add(error);
  copyText(written, "perTryTimeout", "perTry", made);
  copyText(written, "backoff", "backoff", made);
  copyText(written, "jitter", "jitter", made);
  copyText(written, "budget", "budget", made);
  return made;
}

Yaml breaker(const Element& written) {
  return Yaml::map()
      .set("errors", written.get<std::int64_t>("consecutiveErrors"))
      .set("ejection", written.value("ejection").text());
}

Yaml hedge(const Element& written) {
  return Yaml::map()
      .set("after", written.value("after").text())
      .set("attempts", written.get<std::int64_t>("attempts"));
}

Yaml pool(const Element& written) {
  Yaml made = Yaml::map();
  copyNumber(written, "connections", "connections", made);
  copyNumber(written, "pending", "pending", made);
  return made;
}

Yaml rules(const model::Connection& arrow, std::int64_t replicas) {
  Yaml made = Yaml::map().set("to", objectName(arrow.to()));
  copyText(arrow, "timeout", "timeout", made);
  if (arrow.isSet("retries")) made.set("retries", retries(arrow.object("retries")));
  if (arrow.isSet("circuitBreaker")) made.set("breaker", breaker(arrow.object("circuitBreaker")));
  if (arrow.isSet("hedge")) made.set("hedge", hedge(arrow.object("hedge")));
  if (arrow.isSet("pool")) made.set("pool", pool(arrow.object("pool")));
  if (arrow.isSet("rateLimit")) addRateLimit(arrow.object("rateLimit"), replicas, made);
  if (const auto most = arrow.find<std::int64_t>("bulkhead"))
    made.set("bulkhead", (*most + replicas - 1) / replicas);
  copyText(arrow, "fallback", "fallback", made);
  if (arrow.get<bool>("deadlinePropagation")) made.set("deadline", true);
  return made;
}

/// The size of a request to an operation; a target that names none means the first.
void addSize(const Design& design, const std::string& target, Yaml& sizes) {
  const auto [id, wanted] = model::splitTarget(target);
  const auto callee = design.component(id);
  if (!callee) return;
  for (const auto& operation : model::effectiveOperations(design, *callee)) {
    if (!wanted.empty() && operation.name != wanted) continue;
    if (!operation.isImplied) sizes.set(placeName(target), operation.requestSize.text());
    return;
  }
}

/// A message is as large as its topic says.
void addMessageSize(const Design& design, const std::string& target, Yaml& sizes) {
  const auto [id, wanted] = model::splitTarget(target);
  const auto broker = design.component(id);
  if (!broker || broker->kind() != "broker") return;
  for (const auto& [name, topic] : broker->objects("topics"))
    if (name == wanted && topic.isSet("messageSize"))
      sizes.set(objectName(id) + "/publish/" + wanted, topic.value("messageSize").text());
}

}  // namespace

std::int64_t podsOf(const Component& component) {
  if (!component.kindInfo().runsPods) return 1;
  return std::max<std::int64_t>(1, component.get<std::int64_t>("replicas"));
}

/// Without a burst the bucket holds what one second brings, as in the simulator.
void addRateLimit(const Element& limit, std::int64_t replicas, Yaml& made) {
  const double rate = limit.get<model::Rate>("rate").perSecond();
  const auto burst = limit.find<std::int64_t>("burst");
  const double held = burst ? static_cast<double>(*burst) : std::max(1.0, rate);
  made.set("rate", fmt::format("{:g}/s", rate / static_cast<double>(replicas)));
  made.set("burst",
           std::max<std::int64_t>(1, static_cast<std::int64_t>(held / static_cast<double>(replicas))));
}

Yaml callRules(const Design& design, const Component& caller) {
  Yaml list = Yaml::list();
  for (const auto& arrow : design.connections())
    if (arrow.from() == caller.id()) list.add(rules(arrow, podsOf(caller)));
  return list;
}

Yaml requestSizes(const Design& design, const Component& caller) {
  Yaml sizes = Yaml::map();
  for (const auto& operation : model::effectiveOperations(design, caller))
    model::forEachStep(operation.steps, [&](const model::Step& step) {
      if (step.kind == model::Step::Kind::Call) addSize(design, step.target, sizes);
      if (step.kind == model::Step::Kind::Publish) addMessageSize(design, step.target, sizes);
    });
  return sorted(sizes);
}

}  // namespace windtunnel::exporters::kubernetes
