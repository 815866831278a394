// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/backoff.h"

#include <limits>

#include "model/core/call_text.h"
#include "model/core/diagnostic_codes.h"

namespace windtunnel::model {
namespace {

constexpr Notation kBackoffNotation{code::kBackoff, "a backoff",
                                    "constant or exponential with its wait, for example constant(50ms) or "
                                    "exponential(25ms, max 250ms)"};

}  // namespace

Result<Backoff> Backoff::parse(std::string_view text) {
  auto call = CallText::parse(kBackoffNotation, text);
  if (!call) return call.error();
  const bool exponential = call->name.text == "exponential";
  if (!exponential && call->name.text != "constant")
    return badText(kBackoffNotation, text, "its name is not known");
  const auto& arguments = call->arguments;
  if (arguments.empty() || arguments.size() > (exponential ? 2 : 1) || arguments[0].size() != 1)
    return badText(kBackoffNotation, text, "it takes the first wait, and exponential if you like max",
                   call->inside.offset);
  Backoff backoff;
  backoff.kind = exponential ? Kind::Exponential : Kind::Constant;
  auto base = Duration::parse(arguments[0][0].text);
  if (!base) return within(base.error(), arguments[0][0]);
  backoff.base = *base;
  if (arguments.size() == 1) return backoff;
  if (arguments[1].size() != 2 || arguments[1][0].text != "max")
    return badText(kBackoffNotation, text, "the second argument is max and a duration",
                   arguments[1][0].offset);
  auto maximum = Duration::parse(arguments[1][1].text);
  if (!maximum) return within(maximum.error(), arguments[1][1]);
  if (*maximum < *base)
    return badText(kBackoffNotation, text, "max is below the first wait", arguments[1][1].offset);
  backoff.maximum = *maximum;
  return backoff;
}

std::string Backoff::text() const {
  if (kind == Kind::Constant) return "constant(" + base.text() + ")";
  return "exponential(" + base.text() + (maximum ? ", max " + maximum->text() : "") + ")";
}

Duration Backoff::delay(int retry) const {
  if (kind == Kind::Constant) return base;
  const std::int64_t ceiling = maximum ? maximum->nanoseconds : std::numeric_limits<std::int64_t>::max();
  std::int64_t wait = base.nanoseconds;
  for (int i = 1; i < retry && wait > 0 && wait < ceiling; ++i)
    wait = wait > ceiling / 2 ? ceiling : wait * 2;
  return {wait < ceiling ? wait : ceiling};
}

}  // namespace windtunnel::model
