// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/secret_text.h"

#include <algorithm>
#include <array>
#include <string>

namespace windtunnel::model {
namespace {

bool isTokenText(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_-.=+/").find(c) != std::string_view::npos;
  });
}

// user:password@ of an address; a password that begins with $ is a reference to another variable.
bool hasPassword(std::string_view text) {
  const std::size_t scheme = text.find("://");
  if (scheme == std::string_view::npos) return false;
  const std::string_view authority =
      text.substr(scheme + 3, text.find_first_of("/?#", scheme + 3) - scheme - 3);
  const std::size_t at = authority.rfind('@');
  const std::size_t colon = authority.find(':');
  return at != std::string_view::npos && colon < at && colon + 1 < at && authority[colon + 1] != '$';
}

std::string lower(std::string_view text) {
  std::string made(text);
  for (char& c : made)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return made;
}

bool isNameOfSecret(std::string_view variable) {
  const std::string name = lower(variable);
  for (const char* word : {"password", "passwd", "secret", "token", "api_key", "apikey", "private_key",
                           "access_key", "credentials"})
    if (name.ends_with(word)) return true;
  return false;
}

// Names of files, switches and references in a variable that has a secret's name are no secrets.
bool isHarmless(std::string_view value) {
  return value.empty() || value == "true" || value == "false" || value.starts_with("/") ||
         value.starts_with("$(");
}

}  // namespace

bool looksLikeCredential(std::string_view text) {
  constexpr std::array<std::string_view, 9> beginnings{
      "ghp_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "sk_live_", "AKIA", "ASIA", "eyJhbGciOi"};
  if (text.find("-----BEGIN") != std::string_view::npos && text.find("PRIVATE KEY") != std::string_view::npos)
    return true;
  for (const std::string_view beginning : beginnings)
    if (text.starts_with(beginning) && text.size() >= 16 && isTokenText(text)) return true;
  return hasPassword(text);
}

bool isLiteralSecret(std::string_view variable, std::string_view value) {
  return (isNameOfSecret(variable) && !isHarmless(value)) || looksLikeCredential(value);
}

}  // namespace windtunnel::model
