// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/schema/declare.h"
#include "model/schema/schema.h"

namespace windtunnel::model {
namespace {

using namespace declare;

const ObjectType& branchType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "branch", .properties = {}, .shorthand = {}};
    add(made.properties, "Branch",
        {share("share", "Share of the requests that take this branch.").mandatory().swept(),
         listOf("steps", &stepType, "What the branch does; nothing when empty.")});
    return made;
  }();
  return type;
}

const ObjectType& repeatType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "repeat", .properties = {}, .shorthand = {}};
    add(made.properties, "Repeat",
        {integer("times", "How many times the steps run, one after another.")
             .from(0)
             .upTo(10000)
             .mandatory()
             .swept(),
         listOf("steps", &stepType, "What is repeated.").mandatory()});
    return made;
  }();
  return type;
}

const ObjectType& cachedType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "cached", .properties = {}, .shorthand = {}};
    add(made.properties, "Cached read",
        {reference("in", ReferenceTo::Component, "The cache asked first.").mandatory(),
         declare::Declaration("key", ValueType::KeyPopularity,
                              "Which keys are asked for: `zipf(200000, 0.9)`.")
             .byDefault("zipf(100000, 0.9)"),
         duration("ttl", "How long an entry stays valid.").from(0).byDefault("10m").swept(),
         listOf("miss", &stepType, "What runs on a miss; the result is then stored.")});
    return made;
  }();
  return type;
}

const ObjectType& tryType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "try", .properties = {}, .shorthand = {}};
    add(made.properties, "Error handling",
        {listOf("steps", &stepType, "What is tried; the first error ends it.").mandatory(),
         listOf("onError", &stepType,
                "What runs after an error, which is then forgotten: end with `fail` to pass one on.")});
    return made;
  }();
  return type;
}

const ObjectType& failType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "fail", .properties = {}, .shorthand = "share"};
    add(made.properties, "Failure",
        {share("share", "Share of the requests that fail here.").byDefault("100%").swept(),
         choice("error", {"application", "unavailable", "timeout"}, "Class of the error the caller sees.")
             .byDefault("application")});
    made.inlineForm = true;
    return made;
  }();
  return type;
}

const ObjectType& flagType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "flag", .properties = {}, .shorthand = {}};
    add(made.properties, "Feature flag",
        {text("name", "Name of the feature flag.").mandatory(),
         share("enabled",
               "Share of the clients for whom the flag is on; each sees the same wherever its name stands.")
             .byDefault("50%")
             .swept(),
         listOf("on", &stepType, "What runs when the flag is on."),
         listOf("off", &stepType, "What runs when it is off.")});
    return made;
  }();
  return type;
}

}  // namespace

const ObjectType& stepType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "step", .properties = {}, .shorthand = {}, .exactlyOne = true};
    add(made.properties, "Step",
        {distribution("work", "CPU time at one full core.").swept(),
         distribution("wait", "Time that holds the slot but not the CPU.").swept(),
         reference("call", ReferenceTo::Operation, "Calls an operation and waits for the answer."),
         listOf("parallel", &stepType, "Steps started together; goes on when all have ended."),
         listOf("choose", &branchType, "One branch, picked by its share."),
         object("repeat", &repeatType, "Steps run several times in a row."),
         object("cached", &cachedType, "Reads through a cache."),
         reference("publish", ReferenceTo::Topic,
                   "Publishes a message to a topic; waits for the acknowledgement."),
         object("try", &tryType, "Steps whose errors are handled: a compensation, another way."),
         object("fail", &failType, "Ends the operation with an error."),
         object("flag", &flagType, "Chooses by a feature flag, for each client always the same."),
         listOf("steps", &stepType, "Steps in order, as one branch of `parallel`.")});
    return made;
  }();
  return type;
}

namespace {

const ObjectType& lockType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "lock", .properties = {}, .shorthand = "key", .inlineForm = true};
    add(made.properties, "Lock",
        {declare::Declaration("key", ValueType::KeyPopularity, "Which row is locked: `zipf(1000, 1.1)`.")
             .mandatory()
             .swept(),
         reference("table", ReferenceTo::Identifier,
                   "Operations that name the same table lock the same rows; the operation's own when not "
                   "given.")});
    return made;
  }();
  return type;
}

}  // namespace

const ObjectType& operationType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "operation", .properties = {}, .shorthand = {}};
    add(made.properties, "Operation",
        {text("description", "What the operation does, for readers."),
         listOf("steps", &stepType, "What the operation does, in order."),
         object("lock", &lockType,
                "The row it locks while it runs (databases); who comes to a locked one waits for it.")
             .only({"database"}),
         memory("requestSize", "Size of a request on the wire.").from(0).byDefault("1Ki").swept(),
         memory("responseSize", "Size of an answer on the wire.").from(0).byDefault("2Ki").swept()});
    return made;
  }();
  return type;
}

}  // namespace windtunnel::model
