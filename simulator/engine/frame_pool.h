// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "simulator/engine/frame.h"

namespace windtunnel::simulator {

/// A frame and the life of it that is meant.
struct FrameRef {
  FrameId id = kNoFrame;
  std::uint32_t generation = 0;
};

/// All frames of a run, in blocks that never move. Freed frames are used again, last freed first.
class FramePool {
 public:
  Frame& operator[](FrameId id) { return m_blocks[id >> kBlockBits][id & (kBlockSize - 1)]; }
  const Frame& operator[](FrameId id) const { return m_blocks[id >> kBlockBits][id & (kBlockSize - 1)]; }

  Registers& registers(FrameId id) { return m_registers[id >> kBlockBits][id & (kBlockSize - 1)]; }

  /// A fresh frame; everything but its generation and its registers is reset.
  FrameId take() {
    if (m_firstFree == kNoFrame) grow();
    const FrameId id = m_firstFree;
    Frame& frame = (*this)[id];
    m_firstFree = frame.next;
    const std::uint32_t generation = frame.generation;
    frame = kFresh;
    frame.generation = generation;
    ++m_used;
    return id;
  }

  void giveBack(FrameId id) {
    Frame& frame = (*this)[id];
    ++frame.generation;
    frame.state = FrameState::Free;
    frame.next = m_firstFree;
    m_firstFree = id;
    --m_used;
  }

  FrameRef ref(FrameId id) const { return {id, (*this)[id].generation}; }
  bool isAlive(FrameRef ref) const { return (*this)[ref.id].generation == ref.generation; }

  /// Shows every frame that is in use.
  template <class Visit>
  void forEach(Visit&& visit) const {
    for (const std::unique_ptr<Frame[]>& block : m_blocks)
      for (std::uint32_t i = 0; i < kBlockSize; ++i)
        if (block[i].state != FrameState::Free) visit(block[i]);
  }

  std::size_t used() const { return m_used; }
  std::size_t memoryBytes() const {
    return m_blocks.size() * kBlockSize * (sizeof(Frame) + sizeof(Registers));
  }

 private:
  static constexpr unsigned kBlockBits = 10;
  static constexpr std::uint32_t kBlockSize = 1U << kBlockBits;

  static constexpr Frame kFresh{};  // copied as a whole, which costs less than setting each field

  void grow() {
    const auto first = static_cast<FrameId>(m_blocks.size() * kBlockSize);
    m_blocks.push_back(std::make_unique<Frame[]>(kBlockSize));
    m_registers.push_back(std::make_unique<Registers[]>(kBlockSize));
    for (std::uint32_t i = kBlockSize; i-- > 0;) {
      m_blocks.back()[i].state = FrameState::Free;
      m_blocks.back()[i].next = m_firstFree;
      m_firstFree = first + i;
    }
  }

  std::vector<std::unique_ptr<Frame[]>> m_blocks;
  std::vector<std::unique_ptr<Registers[]>> m_registers;  // of the frames, which are read more often
  FrameId m_firstFree = kNoFrame;
  std::size_t m_used = 0;
};

}  // namespace windtunnel::simulator
