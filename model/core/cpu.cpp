// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/cpu.h"

#include "model/core/diagnostic_codes.h"
#include "model/core/quantity_text.h"

namespace windtunnel::model {
namespace {

constexpr Notation kCpuNotation{code::kCpu, "an amount of CPU",
                                "cores or millicores, for example 250m, 1 or 1.5"};

}  // namespace

Result<Cpu> Cpu::parse(std::string_view text) {
  auto parts = splitQuantity(kCpuNotation, text);
  if (!parts) return parts.error();
  if (!parts->unit.empty() && parts->unit != "m")
    return badText(kCpuNotation, text, "its unit is not known", parts->unitOffset);
  const auto millicores = parts->number.timesExactly(parts->unit.empty() ? 1000 : 1);
  if (!millicores)
    return badText(kCpuNotation, text, "it is finer than a thousandth of a core or far too large");
  return Cpu{*millicores};
}

std::string Cpu::text() const {
  const bool inCores = millicores % 1000 == 0 || (millicores > 1000 && millicores % 100 == 0);
  return inCores ? Decimal{millicores, 0}.shifted(-3).text() : std::to_string(millicores) + "m";
}

}  // namespace windtunnel::model
