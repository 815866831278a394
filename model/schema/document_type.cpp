// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/schema/declare.h"
#include "model/schema/schema.h"
#include "model/schema/shared_types.h"

namespace windtunnel::model {

using namespace declare;

const Property& textElement() {
  static const Property property = text("value", "Text.").secret();
  return property;
}

const Property& shareElement() {
  static const Property property = share("share", "A share.");
  return property;
}

const ObjectType& boundaryType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "boundary", .properties = {}, .shorthand = {}, .inlineForm = true};
    add(made.properties, "Boundary",
        {choice("kind", {"namespace", "context", "team", "zone", "cluster", "region"},
                "What the boundary stands for.")
             .mandatory(),
         text("title", "Name shown on the drawing; the id when not set."),
         reference("in", ReferenceTo::Boundary, "The boundary around this one."),
         choice("podSecurity", {"restricted", "baseline", "privileged"},
                "Pod Security Standard of a namespace.")
             .byDefault("restricted")});
    return made;
  }();
  return type;
}

const ObjectType& placementType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "placement", .properties = {}, .shorthand = {}, .inlineForm = true};
    add(made.properties, "Placement",
        {number("x", "Left edge on the drawing.").from(-1e6).upTo(1e6).mandatory(),
         number("y", "Top edge on the drawing.").from(-1e6).upTo(1e6).mandatory(),
         boolean("locked", "Stays where it is when the drawing is laid out.").byDefault("false"),
         boolean("collapsed", "A boundary drawn as one box.").byDefault("false")});
    return made;
  }();
  return type;
}

const ObjectType& documentType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "document", .properties = {}, .shorthand = {}};
    add(made.properties, "Document",
        {integer("formatVersion", "Version of the document format.").from(1).mandatory(),
         text("name", "Name of the system."), text("description", "What the system is for.")});
    add(made.properties, "Design",
        {mapOf("boundaries", ReferenceTo::Identifier, &boundaryType, "Containers on the drawing."),
         object("platform", &platformType, "What the system runs on."),
         mapOf("components", ReferenceTo::Identifier, &componentType, "The boxes.").mandatory(),
         mapOf("connections", ReferenceTo::Connection, &connectionType, "The arrows.")});
    add(made.properties, "Trials",
        {mapOf("workloads", ReferenceTo::Identifier, &workloadType, "Who uses the system, and how much."),
         mapOf("objectives", ReferenceTo::Identifier, &objectiveType, "What the system must achieve."),
         mapOf("scenarios", ReferenceTo::Identifier, &scenarioType, "What is tried.")});
    add(made.properties, "Drawing",
        {mapOf("layout", ReferenceTo::Identifier, &placementType, "Where the boxes stand.")});
    return made;
  }();
  return type;
}

}  // namespace windtunnel::model
