// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace windtunnel::model {

/// What a record of a recovery journal holds; the letter stands in the file.
enum class RecordKind : char { Document = 'D', Text = 'T', Edit = 'E' };

/// A record: kind, length and checksum (CRC-32, IEEE 802.3) in one line, then the content and a line break.
std::string journalRecord(RecordKind kind, std::string_view content);

/// Walks over the records of a journal and stops for good before the first one that is not whole.
class JournalCursor {
 public:
  explicit JournalCursor(std::string_view bytes) : m_bytes(bytes) {}

  struct Record {
    RecordKind kind;
    std::string_view content;
  };
  std::optional<Record> next();

  /// Behind the last whole record.
  std::size_t position() const { return m_position; }

 private:
  std::string_view m_bytes;
  std::size_t m_position = 0;
};

}  // namespace windtunnel::model
