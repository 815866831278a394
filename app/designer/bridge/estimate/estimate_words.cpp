// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/estimate/estimate_words.h"

#include <QCoreApplication>
#include <QVariantMap>

#include <algorithm>
#include <cmath>

#include "app/designer/bridge/document/element_type.h"
#include "app/designer/bridge/text.h"
#include "app/designer/charts/axis.h"
#include "simulator/run/figure_text.h"

namespace windtunnel::app {
namespace {

using simulator::Bottleneck;
using simulator::Estimate;
using simulator::WorkloadEstimate;

// A resource that is more in use than this has long queues.
constexpr double kBusy = 0.8;
constexpr double kWorthSaying = 0.001;
constexpr int kMostNames = 3;

QString say(const char* text) {
  return QCoreApplication::translate("Estimate", text);
}

QString about(const QString& text) {
  return u'~' + text;
}

QString shareWords(double share) {
  return QString::number(std::round(share * 100)) + QStringLiteral(" %");
}

/// Two significant digits: an estimate knows no more.
QString multiple(double factor) {
  return QString::number(factor, 'g', factor < 10 ? 2 : 3) + u'×';
}

model::Path elementOf(const Bottleneck& bottleneck) {
  if (bottleneck.resource == "nodes") return {"platform"};
  return {model::connectionEnds(bottleneck.component) ? "connections" : "components", bottleneck.component};
}

/// Components that are asked for more than they have, apart from the one that is named anyway.
QString alsoOverloaded(const Estimate& estimate, const model::Design& design) {
  QStringList names;
  for (const auto& component : estimate.components)
    if (component.isOverloaded && component.id != estimate.bottleneck->component)
      names.append(elementTitle(design, {"components", component.id}));
  if (names.isEmpty()) return {};
  const auto more = names.size() - kMostNames;
  if (more > 0) names = names.mid(0, kMostNames) + QStringList(say("%1 more").arg(more));
  return u' ' +
         (names.size() == 1 ? say("So is %1.") : say("So are %1.")).arg(names.join(QStringLiteral(", ")));
}

QString conclusion(const Estimate& estimate, const model::Design& design) {
  if (!estimate.bottleneck) return say("Nothing in this design can be used up.");
  const Bottleneck& first = *estimate.bottleneck;
  const QString resource = resourceWords(first, design);
  const QString used = shareWords(first.utilisation);
  const QString load = multiple(first.loadMultiple);
  if (!estimate.isOverloaded)
    return say("Used up first: %1 (%2 in use), at %3 this load.").arg(resource, used, load);
  return say("Overloaded: %1 is asked for %2 of what there is; it saturates at %3 this load.")
             .arg(resource, used, load) +
         alsoOverloaded(estimate, design);
}

QVariantMap figure(const QString& label, const QString& value, const QString& help) {
  return {{QStringLiteral("label"), label}, {QStringLiteral("value"), value}, {QStringLiteral("help"), help}};
}

QVariantList figuresOf(const WorkloadEstimate& workload) {
  const QString of = say("of %1, from the client's point of view").arg(shown(workload.id));
  const QString none = QStringLiteral("–");
  const auto seconds = [&](double value) { return about(shown(simulator::durationText(value))); };
  QVariantList figures{
      figure(say("Throughput"),
             workload.throughput ? about(formatValue(*workload.throughput, ChartUnit::PerSecond)) : none,
             say("Requests that succeed, of %1 offered; %2")
                 .arg(formatValue(workload.offered, ChartUnit::PerSecond), of)),
      figure(say("Mean"), workload.latency ? seconds(workload.latency->mean) : none,
             say("Mean response time %1").arg(of)),
      figure(say("p99"), workload.latency ? seconds(workload.latency->p99) : none,
             say("99 of 100 requests are answered faster; response time %1").arg(of))};
  if (workload.errorShare.value_or(0) >= kWorthSaying)
    figures.append(figure(say("Errors"), about(shown(simulator::shareText(*workload.errorShare))),
                          say("Share of the requests that fail, %1").arg(of)));
  return figures;
}

}  // namespace

QString resourceWords(const Bottleneck& bottleneck, const model::Design& design) {
  if (bottleneck.resource == "nodes")
    return say("the CPU of the nodes of %1").arg(shown(bottleneck.component));
  const QString of = elementTitle(design, elementOf(bottleneck));
  if (bottleneck.resource == "cpu") return say("the CPU of %1").arg(of);
  if (bottleneck.resource == "slots") return say("the concurrency of %1").arg(of);
  if (bottleneck.resource == "iops") return say("the volume (IOPS) of %1").arg(of);
  if (bottleneck.resource == "pool") return say("the connection pool %1").arg(of);
  return shown(bottleneck.resource) + u' ' + of;
}

QString hotWords(const simulator::ComponentEstimate& component) {
  if (!component.isOverloaded) return {};
  const bool isCpu = component.cpuUtilisation >= component.slotUtilisation;
  const double demand = isCpu ? component.cpuUtilisation : component.slotUtilisation;
  // A pod that alone has more than its share is overloaded while all together are not.
  if (demand < 1) return say("a pod is overloaded");
  return (isCpu ? say("needs %1 of its CPU") : say("needs %1 of its concurrency")).arg(shareWords(demand));
}

EstimateWords wordsOf(const Estimate& estimate, const model::Design& design) {
  EstimateWords words;
  const bool isBusy = estimate.bottleneck && estimate.bottleneck->utilisation >= kBusy;
  words.severity = estimate.isOverloaded ? QStringLiteral("error")
                   : isBusy              ? QStringLiteral("warning")
                                         : QStringLiteral("good");
  words.sentence = conclusion(estimate, design);
  const auto main = std::max_element(
      estimate.workloads.begin(), estimate.workloads.end(),
      [](const WorkloadEstimate& a, const WorkloadEstimate& b) { return a.offered < b.offered; });
  if (main != estimate.workloads.end()) words.figures = figuresOf(*main);
  if (!estimate.bottleneck) return words;
  words.path = shown(estimate.bottleneck->path);
  words.element = shown(elementOf(*estimate.bottleneck).text());
  return words;
}

}  // namespace windtunnel::app
