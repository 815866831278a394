// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/common/write_record.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "exporters/common/export_codes.h"
#include "exporters/common/safe_path.h"

namespace windtunnel::exporters {
namespace {

using Json = nlohmann::json;

model::Diagnostic unreadable(const char* reason) {
  return {code::kBadRecord,
          model::Severity::Error,
          fmt::format("The list of exported files {} {}", kWriteRecordName, reason),
          {},
          {},
          "Export into an empty folder, or delete the list and the files it names yourself.",
          {}};
}

}  // namespace

model::Result<WriteRecord> parseWriteRecord(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || !json.contains("files") || !json["files"].is_object() ||
      json.value("format", Json(0)) != 1)
    return unreadable("is not one this program wrote");
  WriteRecord record;
  const auto complete = json.find("complete");
  record.complete = complete != json.end() && complete->is_boolean() && complete->get<bool>();
  for (const auto& [path, hash] : json["files"].items()) {
    if (!hash.is_string() || !checkPath(path)) return unreadable("names a file outside its folder");
    record.files.emplace(path, hash.get<std::string>());
  }
  return record;
}

std::string toText(const WriteRecord& record) {
  Json json{{"format", 1}, {"complete", record.complete}, {"files", Json::object()}};
  for (const auto& [path, hash] : record.files) json["files"][path] = hash;
  return json.dump(2) + '\n';
}

}  // namespace windtunnel::exporters
