// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace windtunnel::model {

/// A place in a design: keys and list positions from the root. As text the segments are joined by "/", and
/// "/" and "~" inside a key are written "~1" and "~0" (RFC 6901, without the leading slash):
/// `components/orders/cpu/limit`, `workloads/shoppers/mix/edge~1page`.
class Path {
 public:
  Path() = default;
  Path(std::initializer_list<std::string> segments) : m_segments(segments) {}
  explicit Path(std::vector<std::string> segments) : m_segments(std::move(segments)) {}

  static Path parse(std::string_view text);
  std::string text() const;

  bool empty() const { return m_segments.empty(); }
  std::size_t size() const { return m_segments.size(); }
  const std::string& operator[](std::size_t i) const { return m_segments[i]; }
  const std::string& back() const { return m_segments.back(); }
  const std::vector<std::string>& segments() const { return m_segments; }

  Path parent() const;
  Path operator/(std::string_view segment) const;
  Path operator/(const Path& tail) const;
  bool startsWith(const Path& head) const;

  auto operator<=>(const Path&) const = default;

 private:
  std::vector<std::string> m_segments;
};

}  // namespace windtunnel::model
