// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/text.h"

#include <algorithm>
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

QString counted(qsizetype count, const QString& one, const QString& many) {
  return QString::number(count) + u' ' + (count == 1 ? one : many);
}

QString shellWord(const QString& text) {
  const auto plain = [](QChar c) {
    return (c.unicode() < 128 && c.isLetterOrNumber()) || QStringView(u"/._-+:@,").contains(c);
  };
  if (!text.isEmpty() && std::all_of(text.begin(), text.end(), plain)) return text;
  return u'\'' + QString(text).replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

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
