// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/scaling_policy.h"

#include <charconv>
#include <vector>

#include "model/core/call_text.h"
#include "model/core/diagnostic_codes.h"

namespace windtunnel::model {
namespace {

constexpr Notation kScalingPolicyNotation{
    code::kScalingPolicy, "a scaling policy",
    "pods or a share of them per a period, for example 4 pods per 15s or 100% per 1m"};
constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kLongest = 1800 * kSecond;
constexpr std::int64_t kMost = 1'000'000;

std::vector<Phrase> wordsOf(std::string_view text) {
  std::vector<Phrase> words;
  for (std::size_t at = text.find_first_not_of(' '); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.push_back({text.substr(at, end - at), at});
    at = text.find_first_not_of(' ', end);
  }
  return words;
}

Result<std::int64_t> amountOf(std::string_view whole, const Phrase& word, std::string_view digits) {
  std::int64_t amount = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), amount);
  if (error != std::errc() || end != digits.data() + digits.size() || amount < 1 || amount > kMost)
    return badText(kScalingPolicyNotation, whole, "how many is a whole number from 1 to 1000000",
                   word.offset);
  return amount;
}

}  // namespace

Result<ScalingPolicy> ScalingPolicy::parse(std::string_view text) {
  const std::vector<Phrase> words = wordsOf(text);
  const bool isPercent = !words.empty() && words[0].text.ends_with('%');
  const std::size_t per = isPercent ? 1 : 2;
  if (words.size() != per + 2 || words[per].text != "per")
    return badText(kScalingPolicyNotation, text, "it names how many, and per which period");
  if (!isPercent && words[1].text != "pods" && words[1].text != "pod")
    return badText(kScalingPolicyNotation, text, "it counts pods, or a share of them in %", words[1].offset);
  const std::string_view digits = words[0].text.substr(0, words[0].text.size() - (isPercent ? 1 : 0));
  const auto amount = amountOf(text, words[0], digits);
  if (!amount) return amount.error();
  const auto period = Duration::parse(words[per + 1].text);
  if (!period) return within(period.error(), words[per + 1]);
  if (period->nanoseconds < kSecond || period->nanoseconds > kLongest || period->nanoseconds % kSecond != 0)
    return badText(kScalingPolicyNotation, text, "the period is whole seconds, at most 30m",
                   words[per + 1].offset);
  return ScalingPolicy{isPercent ? Unit::Percent : Unit::Pods, *amount, *period};
}

std::string ScalingPolicy::text() const {
  const std::string how = unit == Unit::Percent ? "%" : amount == 1 ? " pod" : " pods";
  return std::to_string(amount) + how + " per " + period.text();
}

}  // namespace windtunnel::model
