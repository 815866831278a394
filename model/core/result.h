// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <utility>
#include <variant>

#include "model/core/diagnostic.h"

namespace windtunnel::model {

/// A value, or the one diagnostic that says why there is none. Asking for the part that is not there is a
/// programming error and throws std::logic_error.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
  Result(Diagnostic diagnostic) : m_content(std::in_place_index<1>, std::move(diagnostic)) {}

  bool ok() const { return m_content.index() == 0; }
  explicit operator bool() const { return ok(); }

  const T& value() const& { return checked<0>(m_content); }
  T& value() & { return checked<0>(m_content); }
  T&& value() && { return std::move(checked<0>(m_content)); }
  const T& operator*() const& { return value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  const Diagnostic& error() const { return checked<1>(m_content); }

 private:
  template <std::size_t I, class V>
  static auto& checked(V& content) {
    if (content.index() != I) throw std::logic_error("Result: asked for the part that is not there");
    return *std::get_if<I>(&content);
  }

  std::variant<T, Diagnostic> m_content;
};

/// Success without a value, or the diagnostic that says what went wrong.
using Status = Result<std::monostate>;
inline Status okStatus() {
  return std::monostate{};
}

}  // namespace windtunnel::model
