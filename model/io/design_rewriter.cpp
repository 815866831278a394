// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/design_rewriter.h"

#include "model/io/design_reader.h"
#include "model/io/design_writer.h"
#include "model/io/node_rewriter.h"
#include "model/io/schema_cursor.h"

namespace windtunnel::model {

namespace {

// A blank or the beginning of a line before the sign makes it a comment (YAML 1.2, 6.6); inside of quotes it
// is none, which is not looked at: then a save says once too often that it laid out a text anew.
bool hasComments(const std::string& text) {
  for (std::size_t at = text.find('#'); at != std::string::npos; at = text.find('#', at + 1))
    if (at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n') return true;
  return false;
}

}  // namespace

Rewriting rewrite(const Document& document, const Design& design) {
  const Design wanted = canonical(design);
  if (wanted == document.design && !document.migrated) return {document.text};
  if (!document.migrated && document.locations.tree()) {
    TextSplices splices(document.text);
    const bool spliced = NodeRewriter(splices).changeMap(*document.locations.tree(), document.design.root(),
                                                         wanted.root(), SchemaCursor::document(), {}, false);
    if (auto text = spliced ? splices.apply() : std::nullopt) {
      const ReadResult read = readDesign(*text, document.file);
      if (read.ok() && read.document->design == wanted) return {*std::move(text)};
    }
  }
  return {writeDesign(wanted), hasComments(document.text)};
}

}  // namespace windtunnel::model
