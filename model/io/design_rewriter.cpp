// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/design_rewriter.h"

#include "model/io/design_reader.h"
#include "model/io/design_writer.h"
#include "model/io/node_rewriter.h"
#include "model/io/schema_cursor.h"

namespace windtunnel::model {

std::string rewrite(const Document& document, const Design& design) {
  const Design wanted = canonical(design);
  if (wanted == document.design && !document.migrated) return document.text;
  if (!document.migrated && document.locations.tree()) {
    TextSplices splices(document.text);
    const bool spliced = NodeRewriter(splices).changeMap(*document.locations.tree(), document.design.root(),
                                                         wanted.root(), SchemaCursor::document(), {}, false);
    if (auto text = spliced ? splices.apply() : std::nullopt) {
      const ReadResult read = readDesign(*text, document.file);
      if (read.ok() && read.document->design == wanted) return *std::move(text);
    }
  }
  return writeDesign(wanted);
}

}  // namespace windtunnel::model
