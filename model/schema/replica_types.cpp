// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/schema/declare.h"
#include "model/schema/schema.h"
#include "model/schema/shared_types.h"

/// How many pods a component has, and where.
namespace windtunnel::model {
namespace {

using namespace declare;

const Property& policyElement() {
  static const Property property =
      Declaration("policy", ValueType::ScalingPolicy, "How many replicas per period.");
  return property;
}

const ObjectType& scalingType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "scaling", .properties = {}, .shorthand = "policies", .inlineForm = true};
    add(made.properties, "Scaling",
        {listOf(
             "policies", &policyElement,
             "How many replicas may come or go per period; when none are written, 4 pods or 100% per 15s up, "
             "and 100% per 15s down.")
             .orScalar(),
         choice("select", {"max", "min", "disabled"},
                "Which policy counts: the one that allows the most change or the least; or no change at all.")
             .byDefault("max")
             .swept()});
    return made;
  }();
  return type;
}

}  // namespace

const ObjectType& autoscaleType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "autoscale", .properties = {}, .shorthand = {}, .inlineForm = true};
    add(made.properties, "Autoscaling",
        {integer("min", "Fewest replicas.").from(0).upTo(5000).byDefault("2").swept(),
         integer("max", "Most replicas.").from(1).upTo(5000).byDefault("10").swept(),
         share("cpu", "CPU use aimed at, as a share of the request.").upTo(10).swept(),
         share("memory", "Memory use aimed at, as a share of the request.").upTo(10).swept(),
         rate("requests", "Requests per pod aimed at.").from(0).swept(),
         integer("lag", "Waiting messages per replica aimed at.").from(1).swept(),
         duration("scaleDownWindow", "Stabilisation window for scaling down.")
             .from(0)
             .byDefault("5m")
             .swept(),
         duration("scaleUpWindow", "Stabilisation window for scaling up.").from(0).byDefault("0s").swept(),
         object("scaleUp", &scalingType, "How fast replicas may be added."),
         object("scaleDown", &scalingType, "How fast replicas may be taken away.")});
    return made;
  }();
  return type;
}

const ObjectType& spreadType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "spread", .properties = {}, .shorthand = {}, .inlineForm = true};
    add(made.properties, "Spread",
        {choice("zones", {"preferred", "required"},
                "Pods go to the zone with the fewest of them: if there is room, or they wait until there is.")
             .byDefault("preferred")
             .swept(),
         choice("nodes", {"preferred", "required"},
                "Each pod has a node to itself among those of the component: if there is one, or it waits.")
             .byDefault("preferred")
             .swept()});
    return made;
  }();
  return type;
}

}  // namespace windtunnel::model
