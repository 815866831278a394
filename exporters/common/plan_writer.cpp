// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/common/plan_writer.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

#include "exporters/common/content_hash.h"
#include "exporters/common/durable_file.h"
#include "exporters/common/export_codes.h"
#include "exporters/common/write_record.h"

namespace windtunnel::exporters {
namespace {

namespace fs = std::filesystem;
using model::Diagnostic;
using model::Result;
using model::Status;

constexpr const char* kPartSuffix = ".windtunnel-part";

Diagnostic problem(const char* code, std::string message, std::string hint) {
  return {code, model::Severity::Error, std::move(message), {}, {}, std::move(hint), {}};
}

Diagnostic ioProblem(const char* what, const fs::path& path, const std::error_code& error) {
  return problem(code::kIoFailure, fmt::format("Cannot {} {}: {}", what, path.string(), error.message()),
                 "Check the folder's permissions and the free space, then export again.");
}

std::optional<std::string> readFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

Status writeFile(const fs::path& path, const std::string& bytes) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) return ioProblem("make the folder", path.parent_path(), error);
  error = writeDurably(path.string(), bytes);
  if (error) return ioProblem("write", path, error);
  return model::okStatus();
}

Status renameFile(const fs::path& from, const fs::path& to) {
  if (const auto error = renameAtOnce(from.string(), to.string())) return ioProblem("replace", to, error);
  return model::okStatus();
}

/// One writing of one plan: check, stage, rename, delete what is no longer part of it.
class Writer {
 public:
  Writer(const ExportPlan& plan, fs::path root, const WriteOptions& options)
      : m_plan(plan), m_root(std::move(root)), m_options(options) {}

  Status run() {
    for (const auto step : {&Writer::loadRecord, &Writer::checkTargets, &Writer::announce, &Writer::stage,
                            &Writer::replace, &Writer::removeStale, &Writer::finish})
      if (auto status = (this->*step)(); !status) return status;
    return model::okStatus();
  }

 private:
  fs::path partOf(const std::string& path) const { return m_root / (path + kPartSuffix); }

  Status loadRecord() {
    if (auto status = refuseLinks(kWriteRecordName); !status) return status;
    const auto text = readFile(m_root / kWriteRecordName);
    if (!text) return model::okStatus();
    auto record = parseWriteRecord(*text);
    if (!record) return record.error();
    m_known = std::move(*record);
    return model::okStatus();
  }

  /// A link anywhere between the folder and the file could lead the export out of the folder.
  Status refuseLinks(const std::string& path) const {
    fs::path current = m_root;
    std::error_code ignored;
    for (const fs::path& part : fs::path(path)) {
      if (fs::is_symlink(fs::symlink_status(current, ignored)))
        return problem(code::kSymbolicLink, fmt::format("{} is a symbolic link", current.string()),
                       "Choose a folder without links; an export never writes through one.");
      current /= part;
    }
    if (!fs::is_symlink(fs::symlink_status(current, ignored))) return model::okStatus();
    return problem(code::kSymbolicLink, fmt::format("{} is a symbolic link", current.string()),
                   "Remove the link; an export never writes through one.");
  }

  Status checkTarget(const std::string& path, const std::string& bytes) const {
    if (auto status = refuseLinks(path); !status) return status;
    const fs::path place = m_root / path;
    std::error_code ignored;
    if (!fs::exists(place, ignored)) return model::okStatus();
    const auto known = m_known.files.find(path);
    if (known == m_known.files.end() || !fs::is_regular_file(place, ignored))
      return problem(code::kForeignFile,
                     fmt::format("{} is in the way and was not written by an export", place.string()),
                     "Choose another folder, or move the file away.");
    const auto present = readFile(place);
    if (m_options.overwriteEdited || !present || *present == bytes ||
        contentHash(*present) == known->second || !m_known.complete)
      return model::okStatus();
    return problem(code::kEditedFile, fmt::format("{} was edited since it was exported", place.string()),
                   "Move your edited file away, or export again with permission to overwrite edited files.");
  }

  Status checkTargets() {
    for (const auto& [path, bytes] : m_plan.files()) {
      if (auto status = checkTarget(path, bytes); !status) return status;
      if (auto status = refuseLinks(path + kPartSuffix); !status) return status;
    }
    return model::okStatus();
  }

  Status saveRecord(const WriteRecord& record) const {
    const std::string part = std::string(kWriteRecordName) + kPartSuffix;
    if (auto status = writeFile(m_root / part, toText(record)); !status) return status;
    if (auto status = renameFile(m_root / part, m_root / kWriteRecordName); !status) return status;
    return settle(m_root);
  }

  static Status settle(const fs::path& folder) {
    if (const auto error = syncFolder(folder.string())) return ioProblem("flush", folder, error);
    return model::okStatus();
  }

  /// Before any file appears, the record names it: after a crash the files are known as ours.
  Status announce() {
    WriteRecord both = m_known;
    both.complete = false;
    for (const auto& [path, bytes] : m_plan.files()) both.files[path] = contentHash(bytes);
    return saveRecord(both);
  }

  Status stage() {
    for (const auto& [path, bytes] : m_plan.files())
      if (auto status = writeFile(partOf(path), bytes); !status) return status;
    return model::okStatus();
  }

  Status replace() {
    for (const auto& [path, bytes] : m_plan.files())
      if (auto status = renameFile(partOf(path), m_root / path); !status) return status;
    std::set<fs::path> folders;
    for (const auto& [path, bytes] : m_plan.files()) folders.insert((m_root / path).parent_path());
    for (const fs::path& folder : folders)
      if (auto status = settle(folder); !status) return status;
    return model::okStatus();
  }

  /// Files of an earlier export that this one does not have; one that was edited stays and is forgotten.
  Status removeStale() {
    std::error_code ignored;
    for (const auto& [path, hash] : m_known.files) {
      if (m_plan.files().contains(path) || !refuseLinks(path)) continue;
      fs::remove(partOf(path), ignored);
      const auto present = readFile(m_root / path);
      if (!present || contentHash(*present) != hash) continue;
      fs::remove(m_root / path, ignored);
      for (fs::path folder = fs::path(path).parent_path(); !folder.empty(); folder = folder.parent_path())
        if (!fs::is_empty(m_root / folder, ignored) || ignored || !fs::remove(m_root / folder, ignored))
          break;
    }
    return model::okStatus();
  }

  Status finish() {
    WriteRecord record;
    for (const auto& [path, bytes] : m_plan.files()) record.files[path] = contentHash(bytes);
    return saveRecord(record);
  }

  const ExportPlan& m_plan;
  fs::path m_root;
  WriteOptions m_options;
  WriteRecord m_known;
};

}  // namespace

Status writePlan(const ExportPlan& plan, const std::string& directory, const WriteOptions& options) {
  std::error_code error;
  const fs::path root = fs::absolute(directory, error).lexically_normal();
  if (error) return ioProblem("find", directory, error);
  fs::create_directories(root, error);
  if (error) return ioProblem("make the folder", root, error);
  return Writer(plan, root, options).run();
}

}  // namespace windtunnel::exporters
