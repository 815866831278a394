// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/design_reader.h"

#include <charconv>
#include <filesystem>

#include "model/core/diagnostic_codes.h"
#include "model/io/diagnostic_list.h"
#include "model/io/tree_reader.h"
#include "model/io/yaml_parser.h"
#include "model/schema/schema.h"

namespace windtunnel::model {
namespace {

std::optional<std::int64_t> writtenVersion(const YamlNode& root) {
  const YamlEntry* entry = root.find("formatVersion");
  if (!entry || !entry->value.isScalar()) return {};
  const std::string& text = entry->value.text;
  std::int64_t version = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return version;
}

ReadResult failure(Diagnostic diagnostic) {
  return {std::nullopt, {std::move(diagnostic)}};
}

Diagnostic newerVersion(const SourceText& source, const YamlNode& root, std::int64_t version) {
  Diagnostic d =
      source.diagnostic(code::kNewerVersion, root.find("formatVersion")->value.span.begin,
                        "the design is of format version " + std::to_string(version) +
                            ", but this program reads up to version " + std::to_string(kFormatVersion),
                        "open it with a newer Windtunnel; nothing in the file was changed");
  d.path = "formatVersion";
  return d;
}

// Brings an older tree to the current version. Values a step has made keep the place of what they were made
// from.
void migrate(YamlNode& root, std::int64_t version, const Migrations& migrations,
             DiagnosticList& diagnostics) {
  YamlEntry* entry = root.find("formatVersion");
  const std::size_t offset = entry->value.span.begin;
  const auto notes = migrations.apply(root, version, kFormatVersion);
  if (YamlEntry* present = root.find("formatVersion")) present->value.text = std::to_string(kFormatVersion);
  diagnostics.note(code::kMigrated, offset,
                   "the design is of format version " + std::to_string(version) +
                       " and was brought to version " + std::to_string(kFormatVersion) + " in memory",
                   "save it to keep the new form; until then the file stays as it is");
  for (const std::string& note : notes)
    diagnostics.note(code::kMigrated, offset, note, "look at the place before you save");
}

}  // namespace

ReadResult readDesign(std::string text, std::string fileName, const Migrations& migrations) {
  const auto source = std::make_shared<const SourceText>(std::move(text), std::move(fileName));
  auto parsed = parseYaml(*source);
  if (!parsed) return failure(parsed.error());
  auto tree = std::make_shared<YamlNode>(std::move(parsed).value());

  DiagnosticList diagnostics(*source);
  const auto version = writtenVersion(*tree);
  if (version && *version > kFormatVersion) return failure(newerVersion(*source, *tree, *version));
  const bool older = version && *version < kFormatVersion && *version >= migrations.oldest(kFormatVersion);
  if (older) migrate(*tree, *version, migrations, diagnostics);

  Value root = TreeReader(diagnostics).readDocument(*tree);
  const bool failed = diagnostics.hasErrors();
  ReadResult result{std::nullopt, diagnostics.take()};
  if (failed) return result;
  Design design(std::move(root));
  design.setFolder(std::filesystem::path(source->file()).parent_path().string());
  result.document =
      Document{std::move(design), SourceMap(source, tree), source->text(), source->file(), older};
  return result;
}

}  // namespace windtunnel::model
