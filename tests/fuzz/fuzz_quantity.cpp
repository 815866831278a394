// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "model/core/value.h"

namespace {

// What is accepted is written in a form that reads as the same value.
template <class T>
void check(std::string_view text) {
  const auto value = T::parse(text);
  if (!value) return;
  const auto again = T::parse(value->text());
  if (!again || !(*again == *value)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace windtunnel::model;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check<Duration>(text);
  check<Rate>(text);
  check<Cpu>(text);
  check<Memory>(text);
  check<Share>(text);
  check<Price>(text);
  check<Bandwidth>(text);
  check<Multiplier>(text);
  check<Distribution>(text);
  check<Arrivals>(text);
  check<KeyPopularity>(text);
  check<Backoff>(text);
  check<ScalingPolicy>(text);
  return 0;
}
