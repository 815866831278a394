// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "model/io/journal_record.h"
#include "model/io/recovery_journal.h"

// Any bytes are a journal, a part of one, or none. Since a fuzzer does not guess checksums, the bytes are
// also taken as the text and the edit of a journal whose sums are right.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace windtunnel::model;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)parseJournal(bytes, "fuzz");
  std::string journal = journalRecord(RecordKind::Document, "");
  journal += journalRecord(RecordKind::Text, "formatVersion: 1\ncomponents:\n  a: {kind: service}\n");
  journal += journalRecord(RecordKind::Edit, bytes);
  if (const auto read = parseJournal(journal, "fuzz"); read.ok()) (void)restored(read->recovery);
  return 0;
}
