// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// Pans a canvas of 1920x1080 with 1 000 components and 2 000 arrows and prints the median time of a frame,
// and the processor time of all threads for a frame, which a busy machine does not change: once at the zoom
// of work and once fitted to the window. Arguments: components, frames.
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QQuickWindow>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <vector>

#include "app/designer/canvas/canvas_item.h"
#include "model/design/design.h"

using namespace windtunnel;

namespace {

model::Design bigDesign(int components) {
  static const char* const kinds[] = {"service", "service", "service", "database", "worker", "cache"};
  const int columns = static_cast<int>(std::ceil(std::sqrt(components)));
  model::ValueMap boxes, arrows, places, boundaries;
  for (int b = 0; b * 100 < components; ++b) {
    boundaries.set("ns" + std::to_string(b), model::ValueMap{{"kind", "namespace"}});
  }
  for (int i = 0; i < components; ++i) {
    const std::string id = "c" + std::to_string(i);
    model::ValueMap box{{"kind", kinds[i % 6]}};
    box.set("in", model::ValueList{"ns" + std::to_string(i / 100)});
    boxes.set(id, std::move(box));
    places.set(id, model::ValueMap{{"x", 280.0 * (i % columns)}, {"y", 136.0 * (i / columns)}});
    for (const int step : {1, columns + 2}) {
      if (i + step >= components) continue;
      arrows.set(model::connectionKey(id, "c" + std::to_string(i + step)), model::ValueMap{});
    }
  }
  model::ValueMap root{{"formatVersion", 1}};
  root.set("boundaries", std::move(boundaries));
  root.set("components", std::move(boxes));
  root.set("connections", std::move(arrows));
  root.set("layout", std::move(places));
  return model::Design(model::Value(std::move(root)));
}

/// Counts the time from one swapped frame to the next while the view moves with every frame.
class PanBenchmark : public QObject {
 public:
  PanBenchmark(QQuickWindow& window, app::CanvasItem& canvas, int frames)
      : m_canvas(canvas), m_frames(frames) {
    connect(
        &window, &QQuickWindow::frameSwapped, this, [this] { frame(); }, Qt::QueuedConnection);
  }

  void start(const char* name) {
    m_name = name;
    m_times.clear();
    m_clock.start();
    m_cpu = std::clock();
    move();
  }

 private:
  void move() {
    const double angle = static_cast<double>(m_times.size()) / 20;
    const auto seen = m_canvas.visibleWorld();
    m_canvas.centerOn({seen.center().x + 14 / m_canvas.zoom() * std::cos(angle),
                       seen.center().y + 10 / m_canvas.zoom() * std::sin(angle)});
  }

  void frame() {
    if (m_name == nullptr) return;
    m_times.push_back(static_cast<double>(m_clock.nsecsElapsed()) / 1e6);
    m_clock.restart();
    if (static_cast<int>(m_times.size()) < m_frames) return move();
    const double cpu = static_cast<double>(std::clock() - m_cpu) * 1000 / CLOCKS_PER_SEC / m_frames;
    std::sort(m_times.begin(), m_times.end());
    std::printf("%-8s median %.1f ms, p95 %.1f ms, processor %.1f ms over %d frames\n", m_name,
                m_times[m_times.size() / 2], m_times[m_times.size() * 95 / 100], cpu, m_frames);
    if (std::string(m_name) == "fitted") return QCoreApplication::quit();
    m_canvas.fit();
    start("fitted");
  }

  app::CanvasItem& m_canvas;
  int m_frames;
  const char* m_name = nullptr;
  QElapsedTimer m_clock;
  std::clock_t m_cpu = 0;
  std::vector<double> m_times;
};

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_UPDATE_IDLE_TIME", "0");
  QGuiApplication program(argc, argv);
  const int components = argc > 1 ? std::atoi(argv[1]) : 1000;
  const int frames = argc > 2 ? std::atoi(argv[2]) : 150;
  QQuickWindow window;
  window.resize(1920, 1080);
  auto* canvas = new app::CanvasItem(window.contentItem());
  canvas->setSize(QSizeF(1920, 1080));
  QElapsedTimer clock;
  clock.start();
  canvas->setDesign(bigDesign(components));
  std::printf("%zu components, %zu arrows, drawn and routed in %lld ms\n", canvas->drawing().nodes().size(),
              canvas->drawing().arrows().size(), static_cast<long long>(clock.elapsed()));
  canvas->setZoom(1);
  PanBenchmark benchmark(window, *canvas, frames);
  window.show();
  QTimer::singleShot(500, &benchmark, [&] { benchmark.start("zoom 1"); });
  return program.exec();
}
