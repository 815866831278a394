// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/drawing/overlay_builder.h"

#include "app/designer/bridge/estimate/estimate_controller.h"
#include "app/designer/bridge/run/run_controller.h"
#include "app/designer/bridge/text.h"

namespace windtunnel::app {
namespace {

PodState stateOf(simulator::PodState state) {
  switch (state) {
    case simulator::PodState::Starting:
      return PodState::Starting;
    case simulator::PodState::Ready:
      return PodState::Ready;
    case simulator::PodState::Draining:
      return PodState::Draining;
    case simulator::PodState::Down:
      return PodState::Dead;
  }
  return PodState::Ready;
}

ComponentOverlay overlayOf(const simulator::Snapshot::Component& component) {
  ComponentOverlay overlay;
  overlay.utilisation = component.pods.empty() ? -1 : component.utilisation;
  overlay.queue = component.waiting;
  for (const simulator::Snapshot::Pod& pod : component.pods) overlay.pods.push_back(stateOf(pod.state));
  return overlay;
}

/// A hot spot is said in a few words at its box; the whole sentence stands among the results.
std::string hotWords(const simulator::Snapshot::Component& component) {
  char text[64] = "";
  if (component.utilisation >= 0.95)
    std::snprintf(text, sizeof text, "%.0f %% busy, %.0f waiting", component.utilisation * 100,
                  component.waiting);
  else if (component.errorShare >= 0.01)
    std::snprintf(text, sizeof text, "%.0f %% errors", component.errorShare * 100);
  return text;
}

}  // namespace

CanvasOverlay overlayOf(const RunController& run) {
  CanvasOverlay overlay;
  const simulator::Snapshot* snapshot = run.snapshot();
  if (snapshot == nullptr) return overlay;
  overlay.live = run.isPlaying() && run.cursorTime() < 0;
  overlay.acceptsFaults = run.acceptsFaults();
  overlay.stale = run.isStale();
  for (const auto& component : snapshot->components) {
    ComponentOverlay shown = overlayOf(component);
    shown.hot = hotWords(component);
    overlay.components.emplace(component.id, std::move(shown));
  }
  for (const auto& connection : snapshot->connections)
    overlay.arrows.emplace(connection.key, ArrowOverlay{connection.rate, connection.errorShare});
  return overlay;
}

CanvasOverlay overlayOf(const EstimateController& controller) {
  CanvasOverlay overlay;
  const simulator::Estimate* estimate = controller.estimate();
  if (estimate == nullptr) return overlay;
  overlay.estimated = true;
  for (const auto& component : estimate->components) {
    ComponentOverlay shown;
    // Clients and other systems have nothing of ours that can be used up.
    if (component.kind != "external")
      shown.utilisation = std::max(component.cpuUtilisation, component.slotUtilisation);
    shown.hot = stored(hotWords(component));
    overlay.components.emplace(component.id, std::move(shown));
  }
  for (const auto& connection : estimate->connections)
    overlay.arrows.emplace(connection.key, ArrowOverlay{connection.rate, connection.errorShare.value_or(0)});
  return overlay;
}

}  // namespace windtunnel::app
