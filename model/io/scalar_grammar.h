// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "model/schema/property.h"

namespace windtunnel::model {

/// How a scalar type is written, for people and for tools: one entry per type of the property table.
struct ScalarGrammar {
  const char* title;    ///< "duration".
  const char* example;  ///< "250us, 1.5s, 2m".
  const char* pattern;  ///< ECMA 262 regular expression for text; empty when anything goes.
};

const ScalarGrammar& scalarGrammar(ValueType type);

/// The same for what a reference or the key of a map names.
const ScalarGrammar& referenceGrammar(ReferenceTo what);

}  // namespace windtunnel::model
