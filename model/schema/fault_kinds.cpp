// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/schema/fault_kinds.h"

#include <algorithm>

namespace windtunnel::model {
namespace {

const char* const kPods = "Pods and nodes";
const char* const kNetwork = "Network";
const char* const kWork = "Work and data";
const char* const kReleases = "Releases and certificates";

std::vector<FaultKind> podFaults() {
  return {
      {.word = "outage",
       .title = "Outage",
       .group = kPods,
       .sentence = "Everything in it is gone for a minute, and then starts again.",
       .strikesPods = true,
       .strikesExternal = true,
       .strikesZone = true,
       .usual = {{"for", "1m"}}},
      {.word = "pod-kill",
       .title = "Kill a pod",
       .group = kPods,
       .sentence = "One of its pods is gone, with all it was doing; a new one starts.",
       .strikesPods = true},
      {.word = "crash-loop",
       .title = "Crash loop",
       .group = kPods,
       .sentence = "All its pods crash as soon as they start, for a minute.",
       .strikesPods = true,
       .usual = {{"for", "1m"}}},
      {.word = "out-of-memory",
       .title = "Out of memory",
       .group = kPods,
       .sentence = "One of its pods is killed: it uses more memory than it may.",
       .strikesPods = true},
      {.word = "node-loss",
       .title = "Lose a node",
       .group = kPods,
       .sentence = "The node of one of its pods stops answering for two minutes, with all that runs there.",
       .strikesPods = true,
       .usual = {{"for", "2m"}}},
      {.word = "drain",
       .title = "Drain a pod",
       .group = kPods,
       .sentence = "One of its pods finishes what it has and is replaced.",
       .strikesPods = true}};
}

std::vector<FaultKind> networkFaults() {
  const auto onTheWay = [](const char* word, const char* title, const char* sentence) {
    return FaultKind{.word = word,
                     .title = title,
                     .group = kNetwork,
                     .sentence = sentence,
                     .strikesPods = true,
                     .strikesExternal = true,
                     .strikesConnection = true,
                     .strikesZone = true,
                     .usual = {{"for", "1m"}}};
  };
  std::vector<FaultKind> all{
      onTheWay("latency", "Add latency", "Requests take 300 ms longer to get there, for a minute."),
      onTheWay("loss", "Lose messages", "One message in ten is lost, for a minute."),
      onTheWay("partition", "Cut off", "No message gets through for a minute; callers wait in vain.")};
  all[0].usual.emplace_back("add", "300ms");
  all[1].usual.emplace_back("share", "10%");
  return all;
}

std::vector<FaultKind> workFaults() {
  return {
      {.word = "errors",
       .title = "Fail requests",
       .group = kWork,
       .sentence = "Half of the requests fail at once, for a minute.",
       .strikesPods = true,
       .strikesExternal = true,
       .strikesConnection = true,
       .usual = {{"for", "1m"}, {"share", "50%"}}},
      {.word = "slow",
       .title = "Slow down",
       .group = kWork,
       .sentence = "Its work and its waits take three times as long, for a minute.",
       .strikesPods = true,
       .strikesExternal = true,
       .usual = {{"for", "1m"}, {"factor", "x3"}}},
      {.word = "cpu-hog",
       .title = "CPU hog",
       .group = kWork,
       .sentence = "Something else uses half of the CPU of each of its pods, for a minute.",
       .strikesPods = true,
       .usual = {{"for", "1m"}, {"share", "50%"}}},
      {.word = "cache-flush",
       .title = "Flush the cache",
       .group = kWork,
       .sentence = "It forgets everything; until it is warm again, what lies behind it answers all reads.",
       .kinds = {"cache"}},
      {.word = "primary-outage",
       .title = "Lose the primary",
       .group = kWork,
       .sentence = "Its primary is gone for a minute; if there are replicas, one takes over.",
       .kinds = {"database", "event-store", "broker"},
       .usual = {{"for", "1m"}}}};
}

std::vector<FaultKind> otherFaults() {
  return {{.word = "certificate-expiry",
           .title = "Expire the certificate",
           .group = kReleases,
           .sentence = "No new connection is made for a minute; open ones stay.",
           .strikesPods = true,
           .strikesExternal = true,
           .strikesConnection = true,
           .usual = {{"for", "1m"}}},
          {.word = "bad-deployment",
           .title = "Bad deployment",
           .group = kReleases,
           .sentence =
               "A version that fails one request in five is rolled out, and taken back after five minutes.",
           .strikesPods = true,
           .usual = {{"for", "5m"}, {"share", "20%"}}},
          {.word = "surge",
           .title = "Surge",
           .group = "Load",
           .sentence = "Three times as many requests come, for a minute.",
           .strikesLoad = true,
           .usual = {{"for", "1m"}, {"factor", "x3"}}}};
}

}  // namespace

bool FaultKind::strikesKind(std::string_view kind) const {
  if (!kinds.empty()) return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  return kind == "external" ? strikesExternal : kind != "client" && strikesPods;
}

const std::vector<FaultKind>& faultKinds() {
  static const std::vector<FaultKind> all = [] {
    std::vector<FaultKind> made;
    for (const auto& faults : {podFaults(), networkFaults(), workFaults(), otherFaults()})
      made.insert(made.end(), faults.begin(), faults.end());
    return made;
  }();
  return all;
}

const FaultKind* findFaultKind(std::string_view word) {
  const auto& all = faultKinds();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const FaultKind& one) { return one.word == word; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace windtunnel::model
