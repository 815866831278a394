// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/document_file.h"

#include "model/io/design_reader.h"
#include "model/io/yaml_limits.h"

namespace windtunnel::model {

OpenedDocument openDocument(const std::string& path) {
  auto text = readFile(path, FileSystem::native(), kLargestFile + 1);
  if (!text) return {{std::nullopt, {text.error()}}, {}};
  std::optional<FileStamp> stamp;
  if (auto known = stampOf(path, *text)) stamp = *known;
  return {readDesign(*std::move(text), path), stamp};
}

ReadResult readDesignFile(const std::string& path) {
  return openDocument(path).result;
}

}  // namespace windtunnel::model
