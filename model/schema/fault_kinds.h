// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace windtunnel::model {

/// What can go wrong: its word in scenarios, what it may be aimed at, and how people choose it. The property
/// table, the simulator and the designer all know faults from here.
struct FaultKind {
  std::string word;                ///< As in documents: "pod-kill".
  std::string title;               ///< As a list shows it: "Kill a pod".
  std::string group;               ///< Heading in such a list.
  std::string sentence;            ///< What happens, with its usual values.
  bool strikesPods = false;        ///< Components that run pods, unless `kinds` narrows them.
  bool strikesExternal = false;    ///< External systems.
  bool strikesConnection = false;  ///< An arrow.
  bool strikesZone = false;
  bool strikesLoad = false;             ///< A workload, or all.
  std::vector<std::string> kinds = {};  ///< The only kinds of component it strikes; empty: as said above.
  /// What it is made with when nobody says more, by key, in document grammar.
  std::vector<std::pair<std::string, std::string>> usual = {};

  /// Whether it can strike a component of that kind.
  bool strikesKind(std::string_view kind) const;
};

/// All of them, in the order of the document format; those of a group stand together.
const std::vector<FaultKind>& faultKinds();

/// A fault by its word; null when there is none.
const FaultKind* findFaultKind(std::string_view word);

}  // namespace windtunnel::model
