// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/designer/canvas/gesture.h"

namespace windtunnel::app {

/// Draws an arrow from a port, or moves an end of an existing one. Boxes that may take it light up; a drop on
/// empty space asks what may follow.
class ConnectGesture : public Gesture {
 public:
  /// A new arrow from a box.
  ConnectGesture(CanvasState& state, CanvasIntents& intents, std::string from);
  /// An end of an existing arrow.
  ConnectGesture(CanvasState& state, CanvasIntents& intents, const exporters::diagram::Arrow& arrow,
                 bool movesStart);

  void move(const PointerEvent& event) override;
  void release(const PointerEvent& event) override;
  void cancel() override;
  bool pansAtBorder() const override { return true; }

 private:
  void lightUp();
  std::string refusal(const std::string& other) const;
  exporters::diagram::Polyline wireTo(exporters::diagram::Point world) const;
  std::string boxUnder(exporters::diagram::Point world) const;

  CanvasState& m_state;
  CanvasIntents& m_intents;
  std::string m_fixed;  // the end that stays
  std::string m_key;    // of the arrow that is moved; empty for a new one
  std::string m_oldEnd;
  bool m_movesStart = false;
  bool m_moved = false;
};

}  // namespace windtunnel::app
