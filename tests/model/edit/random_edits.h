// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/edit/edit.h"

namespace windtunnel::model {

/// A source of edits as a person makes them in the designer, driven by a list of numbers: the same numbers on
/// the same design make the same edits. Edits the model refuses are empty.
class RandomEdits {
 public:
  explicit RandomEdits(std::vector<std::uint32_t> numbers) : m_numbers(std::move(numbers)) {}

  bool atEnd() const { return m_position >= m_numbers.size(); }
  std::uint32_t next(std::uint32_t below);
  Edit edit(const Design& design);

 private:
  std::string component(const Design& design);
  std::string boundary(const Design& design);
  Edit structural(const Design& design);
  Edit textual(const Design& design);
  Edit boundaryEdit(const Design& design);
  Edit trial(const Design& design);

  std::vector<std::uint32_t> m_numbers;
  std::size_t m_position = 0;
};

}  // namespace windtunnel::model
