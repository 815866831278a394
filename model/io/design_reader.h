// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "model/io/document.h"
#include "model/io/migration.h"

namespace windtunnel::model {

/// Reads a design from text. All that is wrong is told at once, each with code, file:line:column, path and
/// remedy; after 100 diagnostics the rest is only counted. Shorthands (`cpu: 1`, `in: shop`) are spelled out,
/// and the keys of every object stand in the order of the property table. References are kept as text;
/// whether they lead somewhere is a matter of model/rules. Files it names are those beside `fileName`.
ReadResult readDesign(std::string text, std::string fileName,
                      const Migrations& migrations = Migrations::standard());

}  // namespace windtunnel::model
