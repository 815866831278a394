// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/reference_text.h"

#include <algorithm>

#include "model/core/diagnostic_codes.h"
#include "model/core/identifier.h"
#include "model/core/quantity_text.h"

namespace windtunnel::model {
namespace {

constexpr std::size_t kLongestSecretName = 253;

bool isAlphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool allOf(std::string_view text, std::string_view also) {
  return std::all_of(text.begin(), text.end(),
                     [&](char c) { return isAlphanumeric(c) || also.find(c) != std::string_view::npos; });
}

Diagnostic refused(const char* code, std::string message, std::string hint) {
  Diagnostic d;
  d.code = code;
  d.message = std::move(message);
  d.hint = std::move(hint);
  return d;
}

Status checkArrow(std::string_view text) {
  const std::size_t arrow = text.find("->");
  if (arrow != std::string_view::npos) {
    const auto from = parseIdentifier(trimmed(text.substr(0, arrow)));
    const auto to = parseIdentifier(trimmed(text.substr(arrow + 2)));
    if (from && to) return okStatus();
  }
  return refused(code::kBadConnection, "this does not name an arrow between two components",
                 "write the two names with an arrow between them, for example orders -> payment");
}

// Names of Kubernetes secrets are DNS subdomains; keys hold letters, digits and -._ (Kubernetes, Secret).
Status checkSecret(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash != std::string_view::npos && slash > 0 && slash <= kLongestSecretName) {
    const std::string_view name = text.substr(0, slash);
    const std::string_view key = text.substr(slash + 1);
    const bool lower = std::none_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (lower && allOf(name, "-.") && !key.empty() && key.size() <= kLongestSecretName && allOf(key, "-._"))
      return okStatus();
  }
  return refused(code::kLiteralSecret,
                 "this is not a reference to a secret, and a design never holds its value",
                 "write the name of the secret and the key in it, for example orders-db/password");
}

Status checkVariable(std::string_view text) {
  const bool digitFirst = !text.empty() && text.front() >= '0' && text.front() <= '9';
  if (!text.empty() && !digitFirst && allOf(text, "_.-")) return okStatus();
  return refused(code::kPattern, "this is not the name of an environment variable",
                 "begin with a letter and go on with letters, digits, _ . and -, for example LOG_LEVEL");
}

Status checkPair(std::string_view text, bool pairNeeded, const char* noun, const char* example) {
  const std::size_t slash = text.find('/');
  const bool pair = slash != std::string_view::npos;
  const bool first = parseIdentifier(text.substr(0, slash)).ok();
  const bool second = !pair || parseIdentifier(text.substr(slash + 1)).ok();
  if (first && second && (pair || !pairNeeded)) return okStatus();
  return refused(code::kPattern, std::string("this does not name ") + noun, std::string("write ") + example);
}

Status checkLabel(std::string_view text) {
  auto label = parseIdentifier(text);
  if (!label) return label.error();
  return okStatus();
}

}  // namespace

Status checkReference(ReferenceTo what, std::string_view text) {
  switch (what) {
    case ReferenceTo::None:
      return okStatus();
    case ReferenceTo::Path:
      if (text.empty())
        return refused(code::kPattern, "the path is empty", "write for example components/orders/replicas");
      return okStatus();
    case ReferenceTo::Operation:
      return checkPair(text, false, "an operation",
                       "the component and the operation, for example orders/place");
    case ReferenceTo::Entry:
      return checkPair(text, false, "an entry",
                       "the component and its operation or route, for example edge/page");
    case ReferenceTo::Topic:
      return checkPair(text, true, "a topic", "the broker and its topic, for example events/order-placed");
    case ReferenceTo::Connection:
      return checkArrow(text);
    case ReferenceTo::SecretKey:
      return checkSecret(text);
    case ReferenceTo::Variable:
      return checkVariable(text);
    default:
      return checkLabel(text);
  }
}

std::string canonicalArrow(std::string_view key) {
  const std::size_t arrow = key.find("->");
  if (arrow == std::string_view::npos) return std::string(key);
  return std::string(trimmed(key.substr(0, arrow))) + " -> " + std::string(trimmed(key.substr(arrow + 2)));
}

}  // namespace windtunnel::model
