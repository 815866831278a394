// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/data/key_store.h"

#include <algorithm>

#include "simulator/random/hash_key.h"

namespace windtunnel::simulator {
namespace {
constexpr Time kLease = 10 * kSecond;
}

KeyStore::KeyStore(std::uint64_t keys, std::uint64_t capacity, Eviction eviction)
    : m_entries(static_cast<std::size_t>(keys)), m_eviction(eviction), m_capacity(capacity) {
  if (eviction == Eviction::LeastFrequent) m_order = FrequencyOrder(static_cast<std::size_t>(keys));
}

bool KeyStore::read(std::uint32_t key, Time now) {
  if (m_entries[key].validUntil < 0) return false;
  if (m_entries[key].validUntil <= now) {
    drop(key);
    return false;
  }
  use(key);
  return true;
}

void KeyStore::write(std::uint32_t key, Time validUntil) {
  if (!m_leases.empty()) m_leases[key] = 0;
  if (m_capacity == 0) return;
  if (m_entries[key].validUntil >= 0) {
    use(key);
  } else {
    if (m_size == m_capacity) drop(m_eviction == Eviction::LeastRecent ? m_oldest : m_order.least());
    ++m_size;
    m_eviction == Eviction::LeastRecent ? linkAsNewest(key) : m_order.add(key);
  }
  m_entries[key].validUntil = validUntil;
}

bool KeyStore::lease(std::uint32_t key, Time now) {
  if (m_leases.empty()) m_leases.resize(m_entries.size());
  if (m_leases[key] > now) return false;
  m_leases[key] = later(now, kLease);
  return true;
}

void KeyStore::forgetPart(std::uint32_t part, std::uint32_t parts) {
  if (parts <= 1) return clear();
  for (std::uint32_t key = 0; key < m_entries.size(); ++key) {
    if (hashKey(key) % parts != part) continue;
    if (m_entries[key].validUntil >= 0) drop(key);
    if (!m_leases.empty()) m_leases[key] = 0;
  }
}

void KeyStore::clear() {
  std::fill(m_entries.begin(), m_entries.end(), Entry());
  std::fill(m_leases.begin(), m_leases.end(), 0);
  m_order.clear();
  m_size = 0;
  m_newest = m_oldest = kNoKey;
}

void KeyStore::use(std::uint32_t key) {
  if (m_eviction == Eviction::LeastFrequent) return m_order.use(key);
  unlink(key);
  linkAsNewest(key);
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
  m_eviction == Eviction::LeastFrequent ? m_order.remove(key) : unlink(key);
  m_entries[key] = Entry();
  --m_size;
}

}  // namespace windtunnel::simulator
