// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/journal_record.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>

namespace windtunnel::model {
namespace {

// "E 0000012c 89abcdef\n": one letter, eight digits of length, eight of checksum.
constexpr std::size_t kHeadLength = 20;

constexpr std::array<std::uint32_t, 256> crcTable() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    std::uint32_t c = i;
    for (int bit = 0; bit < 8; ++bit) c = (c & 1U) != 0 ? 0xedb88320U ^ (c >> 1) : c >> 1;
    table[i] = c;
  }
  return table;
}

std::uint32_t checksum(char kind, std::string_view content) {
  static constexpr auto table = crcTable();
  std::uint32_t crc = 0xffffffffU;
  const auto take = [&](char c) { crc = table[(crc ^ static_cast<unsigned char>(c)) & 0xffU] ^ (crc >> 8); };
  take(kind);
  for (const char c : content) take(c);
  return crc ^ 0xffffffffU;
}

std::optional<std::uint32_t> hexNumber(std::string_view digits) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  if (error != std::errc() || end != digits.data() + digits.size()) return {};
  return number;
}

}  // namespace

std::string journalRecord(RecordKind kind, std::string_view content) {
  std::array<char, kHeadLength + 1> head{};
  std::snprintf(head.data(), head.size(), "%c %08x %08x\n", static_cast<char>(kind),
                static_cast<unsigned int>(content.size()),
                static_cast<unsigned int>(checksum(static_cast<char>(kind), content)));
  return std::string(head.data(), kHeadLength).append(content) + "\n";
}

std::optional<JournalCursor::Record> JournalCursor::next() {
  const std::string_view rest = m_bytes.substr(m_position);
  if (rest.size() < kHeadLength || rest[1] != ' ' || rest[10] != ' ' || rest[kHeadLength - 1] != '\n')
    return {};
  const char kind = rest[0];
  const auto length = hexNumber(rest.substr(2, 8));
  const auto sum = hexNumber(rest.substr(11, 8));
  if (!length || !sum || (kind != 'D' && kind != 'T' && kind != 'E')) return {};
  if (rest.size() - kHeadLength < std::size_t{*length} + 1 || rest[kHeadLength + *length] != '\n') return {};
  const std::string_view content = rest.substr(kHeadLength, *length);
  if (checksum(kind, content) != *sum) return {};
  m_position += kHeadLength + *length + 1;
  return Record{static_cast<RecordKind>(kind), content};
}

}  // namespace windtunnel::model
