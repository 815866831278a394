// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "simulator/engine/frame_pool.h"
#include "simulator/queueing/ring.h"

namespace windtunnel::simulator {

/// The frames that go on at this instant, first come, first served. Mostly there is one at a time, so the
/// first lies outside the ring.
class ReadyFrames {
 public:
  bool empty() const { return m_first.id == kNoFrame; }

  void push(FrameRef frame) {
    if (empty())
      m_first = frame;
    else
      m_others.push(frame);
  }

  /// The first one; there must be one.
  FrameRef pop() {
    const FrameRef first = m_first;
    m_first = m_others.empty() ? FrameRef() : m_others.pop();
    return first;
  }

  void clear() {
    m_first = {};
    m_others.clear();
  }

  std::size_t memoryBytes() const { return m_others.memoryBytes(); }

 private:
  FrameRef m_first;
  Ring<FrameRef> m_others;
};

}  // namespace windtunnel::simulator
