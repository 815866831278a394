// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/text.h"

#include <array>

namespace windtunnel::app {
namespace {

/// Keys whose words are abbreviations.
struct Spelling {
  std::string_view key;
  const char* label;
};
constexpr std::array kSpellings{Spelling{"cpu", "CPU"},   Spelling{"mtls", "mTLS"},
                                Spelling{"vcpu", "vCPU"}, Spelling{"gitops", "GitOps"},
                                Spelling{"ttl", "TTL"},   Spelling{"api", "API"}};

}  // namespace

QString labelOf(std::string_view key) {
  for (const Spelling& spelling : kSpellings) {
    if (spelling.key == key) return QString::fromLatin1(spelling.label);
  }
  QString label;
  for (const char letter : key) {
    const QChar character = QLatin1Char(letter);
    if (character.isUpper() && !label.isEmpty()) label += u' ';
    label += label.isEmpty() ? character.toUpper() : character.toLower();
  }
  return label;
}

}  // namespace windtunnel::app
