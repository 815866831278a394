// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/kinds/kinds.h"
#include "model/schema/declare.h"
#include "model/schema/schema.h"

namespace windtunnel::model {

Kind clientKind() {
  using namespace declare;
  Kind kind;
  kind.name = "client";
  kind.title = "Client";
  kind.group = "People and partners";
  kind.whenToUse = "Browsers, mobile apps or partners that send requests.";
  kind.runsPods = false;
  return kind;
}

}  // namespace windtunnel::model
