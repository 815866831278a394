// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/data/key_store.h"

#include <algorithm>

namespace windtunnel::simulator {

KeyStore::KeyStore(std::uint64_t keys, std::uint64_t capacity)
    : m_entries(static_cast<std::size_t>(keys)), m_capacity(capacity) {}

bool KeyStore::read(std::uint32_t key, Time now) {
  if (m_entries[key].validUntil < 0) return false;
  if (m_entries[key].validUntil <= now) {
    drop(key);
    return false;
  }
  unlink(key);
  linkAsNewest(key);
  return true;
}

void KeyStore::write(std::uint32_t key, Time validUntil) {
  if (m_capacity == 0) return;
  if (m_entries[key].validUntil >= 0) {
    unlink(key);
  } else {
    if (m_size == m_capacity) drop(m_oldest);
    ++m_size;
  }
  m_entries[key].validUntil = validUntil;
  linkAsNewest(key);
}

void KeyStore::clear() {
  std::fill(m_entries.begin(), m_entries.end(), Entry());
  m_size = 0;
  m_newest = m_oldest = kNoKey;
}

void KeyStore::unlink(std::uint32_t key) {
  const Entry& entry = m_entries[key];
  (entry.newer == kNoKey ? m_newest : m_entries[entry.newer].older) = entry.older;
  (entry.older == kNoKey ? m_oldest : m_entries[entry.older].newer) = entry.newer;
}

void KeyStore::linkAsNewest(std::uint32_t key) {
  Entry& entry = m_entries[key];
  entry.newer = kNoKey;
  entry.older = m_newest;
  (m_newest == kNoKey ? m_oldest : m_entries[m_newest].newer) = key;
  m_newest = key;
}

void KeyStore::drop(std::uint32_t key) {
  unlink(key);
  m_entries[key] = Entry();
  --m_size;
}

}  // namespace windtunnel::simulator
