// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "model/io/document.h"

namespace windtunnel::model {

struct Rewriting {
  std::string text;
  bool losesComments = false;  ///< The whole text was laid out anew, and the old one had comments.
};

/// The text of a document after its design has become another one. Everything whose value did not change
/// keeps its bytes: comments, order, quotes, blank lines. What changed is written in canonical form, in the
/// smallest stretch that holds it. The result always reads as `design`; where that cannot be had by splicing,
/// or when the text is of an older format version, the whole text is canonical.
Rewriting rewrite(const Document& document, const Design& design);

}  // namespace windtunnel::model
