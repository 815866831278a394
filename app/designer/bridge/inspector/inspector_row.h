// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

#include "model/core/path.h"
#include "model/schema/property.h"

namespace windtunnel::app {

/// One line of the inspector.
struct InspectorRow {
  enum class Type {
    Heading,  ///< A group of properties.
    Field,    ///< A scalar that can be edited.
    Object,   ///< A nested element; its own rows follow when it is expanded.
    Map,      ///< Named entries; can be added to.
    List,     ///< Entries in order; can be added to.
    Entry,    ///< An entry of a map or list.
    Step,     ///< An entry of a list of steps: what it does, and its figure where it has one.
  };

  Type type = Type::Field;
  QString id;  ///< Unique in the inspector and stable while values change.
  int depth = 0;
  model::Path within;  ///< Path below each inspected element.
  const model::Property* property = nullptr;
  const model::ObjectType* object = nullptr;  ///< Type of what an Object, Entry or Step holds.

  QString label;
  QString help;
  QString text;         ///< What is written; empty when nothing is.
  QString defaultText;  ///< What holds when nothing is written.
  QString summary;      ///< What a folded element holds.
  QStringList choices;  ///< Possible values; any other text is accepted too unless `closed`.
  bool closed = false;
  bool written = false;
  bool mixed = false;  ///< The inspected elements differ.
  bool expandable = false;
  bool expanded = false;
  bool removable = false;
  bool renamable = false;
  bool canAdd = false;
  bool first = false;  ///< First or last of its list, so that it cannot be moved further.
  bool last = false;
  QString rejected;  ///< Text that was refused, kept until it is corrected.
  QString error;     ///< Why it was refused, and what is accepted.

  bool operator==(const InspectorRow&) const = default;
};

}  // namespace windtunnel::app
