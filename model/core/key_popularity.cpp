// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/key_popularity.h"

#include "model/core/call_text.h"
#include "model/core/diagnostic_codes.h"

namespace windtunnel::model {
namespace {

constexpr Notation kKeyPopularityNotation{
    code::kKeyPopularity, "a popularity of keys",
    "the number of keys, for example uniform(10000) or zipf(200000, 0.9)"};
constexpr double kLargestExponent = 10;

bool isSingleWord(const CallText& call, std::size_t argument) {
  return call.arguments.size() > argument && call.arguments[argument].size() == 1;
}

}  // namespace

Result<KeyPopularity> KeyPopularity::parse(std::string_view text) {
  auto call = CallText::parse(kKeyPopularityNotation, text);
  if (!call) return call.error();
  const bool zipf = call->name.text == "zipf";
  if (!zipf && call->name.text != "uniform")
    return badText(kKeyPopularityNotation, text, "its name is not known");
  const std::size_t wanted = zipf ? 2 : 1;
  if (call->arguments.size() != wanted || !isSingleWord(*call, 0) || !isSingleWord(*call, wanted - 1))
    return badText(
        kKeyPopularityNotation, text,
        zipf ? "zipf takes the number of keys and an exponent" : "uniform takes the number of keys",
        call->inside.offset);
  auto keys = parseCount(kKeyPopularityNotation, text, call->arguments[0][0]);
  if (!keys) return keys.error();
  if (!zipf) return KeyPopularity{Kind::Uniform, *keys, 0};
  auto exponent = parseNumber(kKeyPopularityNotation, text, call->arguments[1][0]);
  if (!exponent) return exponent.error();
  if (*exponent > kLargestExponent)
    return badText(kKeyPopularityNotation, text, "the exponent is above 10", call->arguments[1][0].offset);
  return KeyPopularity{Kind::Zipf, *keys, *exponent};
}

std::string KeyPopularity::text() const {
  if (kind == Kind::Uniform) return "uniform(" + std::to_string(keys) + ")";
  return "zipf(" + std::to_string(keys) + ", " + numberText(exponent) + ")";
}

}  // namespace windtunnel::model
