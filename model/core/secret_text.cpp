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

// Words of a name stand between underscores, so that BYPASS is no PASS.
bool endsInWord(const std::string& name, const std::string& word) {
  return name == word || name.ends_with('_' + word);
}

bool isNameOfSecret(std::string_view variable) {
  std::string name = lower(variable);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '-' || c == '.'; }, '_');
  for (const char* word : {"password", "passwd", "passphrase", "secret", "token", "api_key", "apikey"})
    if (name.ends_with(word)) return true;
  for (const char* word : {"pass", "pwd", "private_key", "access_key", "secret_key", "signing_key",
                           "encryption_key", "credential", "credentials", "authorization"})
    if (endsInWord(name, word)) return true;
  return false;
}

bool isNumber(std::string_view text) {
  return text.find_first_not_of("0123456789.") == std::string_view::npos && text.size() < 8;
}

// Names of files, switches, small numbers and references in a variable that has a secret's name are no
// secrets.
bool isHarmless(std::string_view value) {
  const std::string word = lower(value);
  for (const char* plain : {"", "true", "false", "yes", "no", "on", "off"})
    if (word == plain) return true;
  const bool isReference = value.starts_with("$(") && value.find(')') == value.size() - 1;
  return isReference || isNumber(value) || value.starts_with("/");
}

// The value of an HTTP header (RFC 7617, RFC 6750).
bool isAuthorization(std::string_view text) {
  return (text.starts_with("Bearer ") || text.starts_with("Basic ")) && text.size() >= 16;
}

}  // namespace

bool looksLikeCredential(std::string_view text) {
  constexpr std::array<std::string_view, 9> beginnings{
      "ghp_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "sk_live_", "AKIA", "ASIA", "eyJhbGciOi"};
  if (text.find("-----BEGIN") != std::string_view::npos && text.find("PRIVATE KEY") != std::string_view::npos)
    return true;
  for (const std::string_view beginning : beginnings)
    if (text.starts_with(beginning) && text.size() >= 16 && isTokenText(text)) return true;
  return isAuthorization(text) || hasPassword(text);
}

bool isLiteralSecret(std::string_view variable, std::string_view value) {
  return (isNameOfSecret(variable) && !isHarmless(value)) || looksLikeCredential(value);
}

}  // namespace windtunnel::model
