// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/yaml_parser.h"

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "model/core/diagnostic_codes.h"
#include "model/io/yaml_builder.h"

namespace windtunnel::model {
namespace {

constexpr const char* kNotYaml = "this is not valid YAML: ";

// What yaml-cpp says (yaml-cpp/exceptions.h), and the same for a person with a remedy.
struct Translation {
  std::string_view says;
  const char* message;
  const char* hint;
  const char* code = code::kSyntax;
};
constexpr std::array<Translation, 21> kTranslations{{
    {"illegal map value", "a colon stands where no value can begin",
     "put a value that holds a colon and a blank in quotes, and check the indentation"},
    {"end of map not found", "the map ends in an unexpected way",
     "check that its lines are indented equally and each is of the form key: value"},
    {"end of map flow not found", "a map in braces is not closed", "add the missing } or comma"},
    {"end of sequence not found", "the list ends in an unexpected way",
     "check that each of its lines begins with a hyphen at the same indentation"},
    {"end of sequence flow not found", "a list in brackets is not closed", "add the missing ] or comma"},
    {"illegal flow end", "a bracket is closed that was not opened", "remove it, or open it before"},
    {"illegal block entry", "a list begins where none can begin", "begin it in a line of its own"},
    {"illegal map key", "a key stands where none can begin", "begin it in a line of its own"},
    {"multi-line key", "a key goes over several lines", "check that the line before it is complete"},
    {"illegal EOF in scalar", "a text in quotes is not closed", "add the missing quote"},
    {"illegal document indicator in scalar", "a text in quotes is not closed", "add the missing quote"},
    {"illegal character in scalar", "a text holds a character that is not allowed there",
     "check the indentation, or put the text in quotes"},
    {"unknown escape character", "the text in double quotes holds an unknown escape",
     "write a backslash as \\\\, or use single quotes"},
    {"unknown token", "a value begins with a character that is reserved", "put the value in quotes"},
    {"alias not found after *", "a name is missing behind *", "put a value that begins with * in quotes"},
    {"the referenced anchor is not defined", "an alias stands for another value, which a design does not use",
     "write the value itself instead of what begins with *", code::kAlias},
    {"bad character found while scanning hex", "an escape holds something else than hexadecimal digits",
     "write two digits behind \\x, four behind \\u, eight behind \\U"},
    {"invalid unicode", "an escape names no character",
     "write the character itself, or the escape of a valid one"},
    {"tag handle with no suffix", "the value carries a tag, which a design does not use",
     "put a value that begins with ! in quotes", code::kTag},
    {"unexpected character in block scalar", "something follows the sign that begins a block of text",
     "begin the text in the next line"},
    {"bad file", "the text cannot be read further from here", "check the brackets and quotes before it"},
}};

Diagnostic translated(const SourceText& source, std::size_t offset, std::string_view says) {
  for (const Translation& known : kTranslations)
    if (says.starts_with(known.says))
      return source.diagnostic(known.code, offset,
                               (known.code == code::kSyntax ? kNotYaml : "") + std::string(known.message),
                               known.hint);
  return source.diagnostic(code::kSyntax, offset, kNotYaml + std::string(says),
                           "compare the line and the one before it with the examples of the format");
}

// The parser also begins a new document where the text simply does not go on with the first one.
Diagnostic secondDocument(const SourceText& source, std::size_t offset) {
  const std::string_view before = std::string_view(source.text()).substr(0, offset);
  const std::size_t last = before.find_last_not_of(" \r\n");
  const std::string_view end = before.substr(0, last == std::string_view::npos ? 0 : last + 1);
  if (end.ends_with("---") || end.ends_with("..."))
    return source.diagnostic(code::kSeveralDocuments, offset, "the file holds more than one YAML document",
                             "keep one design in one file");
  return source.diagnostic(code::kSyntax, offset,
                           "this is not valid YAML: the line does not go on with what is above it",
                           "check its indentation, and that the text above is complete");
}

}  // namespace

// Parser and builder recurse at most kDeepestNesting levels, far within a stack of 256 KiB.
Result<YamlNode> parseYaml(const SourceText& source) {
  if (auto forbidden = findForbiddenText(source)) return *std::move(forbidden);
  const std::size_t offset = source.text().starts_with("\xef\xbb\xbf") ? 3 : 0;
  std::istringstream stream(source.text().substr(offset));
  YamlBuilder builder(source, offset);
  try {
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
    YamlNode root = builder.takeRoot();
    YamlBuilder second(source, offset);
    if (parser.HandleNextDocument(second)) return secondDocument(source, second.takeRoot().span.begin);
    if (root.isNull())
      return source.diagnostic(code::kEmptyFile, 0, "the file holds no design",
                               "write at least formatVersion: 1 and components:");
    return root;
  } catch (const YamlRefusal& refusal) {
    return refusal.diagnostic;
  } catch (const YAML::Exception& error) {
    const auto position = static_cast<std::size_t>(std::max(error.mark.pos, 0));
    return translated(source, std::min(offset + position, source.text().size()), error.msg);
  }
}

}  // namespace windtunnel::model
