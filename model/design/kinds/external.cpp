// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/kinds/kinds.h"
#include "model/schema/declare.h"
#include "model/schema/schema.h"

namespace windtunnel::model {

Kind externalKind() {
  using namespace declare;
  Kind kind;
  kind.name = "external";
  kind.title = "External system";
  kind.group = "People and partners";
  kind.whenToUse = "A system you call but do not run: a payment provider, a mail service.";
  kind.runsPods = false;
  add(kind.properties, "External system",
      {text("host", "Host name it is reached at."),
       integer("port", "Port it is reached at.").from(1).upTo(65535).byDefault("443"),
       choice("protocol", {"http", "grpc", "tcp"}, "Protocol it speaks.").byDefault("http"),
       distribution("latency", "Time it takes to answer.")
           .byDefault("lognormal(median 60ms, p99 250ms)")
           .swept(),
       share("errors", "Share of the calls it fails.").byDefault("0%").swept(),
       rate("limit", "Calls it accepts; more are refused.").from(0).swept()});
  return kind;
}

}  // namespace windtunnel::model
