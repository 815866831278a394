// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/faults/fault_offers.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

#include "app/designer/bridge/document/element_type.h"
#include "app/designer/bridge/text.h"

namespace windtunnel::app {
namespace {

using model::Design;
using model::FaultKind;
using model::Path;

/// The icon of a fault, below icons/ui; of all others a bolt.
struct Icon {
  std::string_view word;
  const char* name;
};
constexpr Icon kIcons[] = {
    {"outage", "stop"},           {"pod-kill", "kill"},       {"crash-loop", "crash"},
    {"out-of-memory", "kill"},    {"node-loss", "server"},    {"drain", "import"},
    {"latency", "latency"},       {"loss", "minus"},          {"partition", "close"},
    {"errors", "error"},          {"slow", "clock"},          {"cpu-hog", "gauge"},
    {"cache-flush", "refresh"},   {"primary-outage", "kill"}, {"certificate-expiry", "unlock"},
    {"bad-deployment", "export"}, {"surge", "charts"}};

QString iconOf(const std::string& word) {
  const auto found =
      std::find_if(std::begin(kIcons), std::end(kIcons), [&](const Icon& icon) { return icon.word == word; });
  return QStringLiteral("ui/") + QLatin1String(found == std::end(kIcons) ? "bolt" : found->name);
}

/// The table's words in the language of the interface.
QString said(const std::string& text) {
  return QCoreApplication::translate("Fault", text.c_str());
}

using Fits = std::function<bool(const FaultKind&)>;

void offer(const Fits& fits, const std::string& key, const std::string& name, const QString& group,
           std::vector<FaultOffer>& offers) {
  for (const FaultKind& kind : model::faultKinds())
    if (fits(kind)) offers.push_back({&kind, key, name, group.isEmpty() ? said(kind.group) : group});
}

bool isCalled(const Design& design, const std::string& component) {
  const auto connections = design.connections();
  return std::any_of(connections.begin(), connections.end(),
                     [&](const model::Connection& one) { return one.to() == component; });
}

void offerComponent(const Design& design, const model::Component& component,
                    std::vector<FaultOffer>& offers) {
  // What strikes arrows strikes the calls to a component, if there are any.
  const bool called = isCalled(design, component.id());
  const auto fits = [&](const FaultKind& kind) {
    return kind.strikesKind(component.kind()) && (called || !kind.strikesConnection);
  };
  offer(fits, "target", component.id(), {}, offers);
}

void offerLoad(const Design& design, const std::string& client, std::vector<FaultOffer>& offers) {
  const auto surges = [](const FaultKind& kind) { return kind.strikesLoad; };
  bool isAlone = true;
  for (const model::Named& workload : design.workloads()) {
    if (workload.text("from") != client) {
      isAlone = false;
      continue;
    }
    offer(surges, "workload", workload.id(),
          QCoreApplication::translate("Fault", "Load of %1").arg(shown(workload.id())), offers);
  }
  const bool isSaid = isAlone && design.workloads().size() == 1;
  if (!design.workloads().empty() && !isSaid)
    offer(surges, "workload", {}, QCoreApplication::translate("Fault", "Load of the whole system"), offers);
}

void offerZone(const std::string& zone, std::vector<FaultOffer>& offers) {
  offer([](const FaultKind& kind) { return kind.strikesZone; }, "zone", zone,
        QCoreApplication::translate("Fault", "Zone %1").arg(shown(zone)), offers);
}

}  // namespace

std::vector<FaultOffer> faultsFor(const Design& design, const std::vector<Path>& selection) {
  std::vector<FaultOffer> offers;
  const Path chosen = selection.size() == 1 && selection[0].size() == 2 ? selection[0] : Path();
  const bool isComponent = !chosen.empty() && chosen[0] == "components";
  const auto component = isComponent ? design.component(chosen[1]) : std::nullopt;
  if (component) offerComponent(design, *component, offers);
  if (!chosen.empty() && chosen[0] == "connections" && design.find(chosen) != nullptr)
    offer([](const FaultKind& kind) { return kind.strikesConnection; }, "connection", chosen[1], {}, offers);
  std::vector<std::string> zones = design.zones();
  // A zone that is drawn and selected comes first.
  if (!chosen.empty() && chosen[0] == "boundaries")
    std::stable_partition(zones.begin(), zones.end(),
                          [&](const std::string& zone) { return zone == chosen[1]; });
  offerLoad(design, component ? component->id() : std::string(), offers);
  for (const std::string& zone : zones) offerZone(zone, offers);
  return offers;
}

model::Element writtenFault(const FaultOffer& offer, double at) {
  model::ValueMap written;
  written.set("at", model::Value(model::Duration::fromSeconds(at)));
  written.set("kind", model::Value(offer.kind->word));
  if (!offer.name.empty()) written.set(offer.key, model::Value(offer.name));
  for (const auto& [key, text] : offer.kind->usual) {
    const model::Result<model::Value> value = model::parseScalar(*model::faultType().find(key), text);
    if (value.ok()) written.set(key, value.value());
  }
  return {model::faultType(), model::Value(std::move(written)), {}};
}

void FaultOffers::show(const Design& design, const std::vector<Path>& selection) {
  std::vector<FaultOffer> offers = faultsFor(design, selection);
  const bool isAimed = !offers.empty() && (offers[0].key == "target" || offers[0].key == "connection");
  const QString subject = isAimed ? elementTitle(design, selection.front()) : QString();
  if (offers == m_offers && subject == m_subject) return;
  beginResetModel();
  m_offers = std::move(offers);
  m_subject = subject;
  endResetModel();
  emit offersChanged();
}

const FaultOffer* FaultOffers::at(int row) const {
  return row >= 0 && row < rowCount() ? &m_offers[static_cast<std::size_t>(row)] : nullptr;
}

int FaultOffers::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_offers.size());
}

QVariant FaultOffers::data(const QModelIndex& index, int role) const {
  const FaultOffer* offer = at(index.row());
  if (offer == nullptr) return {};
  switch (role) {
    case GroupRole:
      return offer->group;
    case TitleRole:
      return said(offer->kind->title);
    case SentenceRole:
      return said(offer->kind->sentence);
    case IconRole:
      return iconOf(offer->kind->word);
    case WordRole:
      return shown(offer->kind->word);
    default:
      return {};
  }
}

QHash<int, QByteArray> FaultOffers::roleNames() const {
  return {{GroupRole, "group"},
          {TitleRole, "title"},
          {SentenceRole, "sentence"},
          {IconRole, "iconName"},
          {WordRole, "word"}};
}

}  // namespace windtunnel::app
