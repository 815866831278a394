// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/kinds/kinds.h"
#include "model/schema/declare.h"
#include "model/schema/schema.h"

namespace windtunnel::model {

Kind serviceKind() {
  using namespace declare;
  Kind kind;
  kind.name = "service";
  kind.title = "Service";
  kind.group = "Compute";
  kind.whenToUse = "Answers requests: a microservice, or a modular monolith to begin with.";
  kind.defaults = {{"cpu/request", "250m"}};
  return kind;
}

}  // namespace windtunnel::model
