// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QPainter>
#include <QtTest>

#include "app/painting/diagram_painter.h"
#include "canvas_window.h"

using namespace windtunnel;
using namespace windtunnel::app;

/// Whether what is drawn is what was asked for, in pixels. Pictures are kept when WINDTUNNEL_PICTURES names a
/// folder.
class CanvasPictureTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void cleanup() { delete m_window; }

  void boxesArrowsAndTextAreDrawn();
  void theDarkThemeIsDark();
  void aRunShowsRingsQueuesAndErrors();
  void anEstimateLooksUnlikeARun();
  void theCanvasMatchesThePaintedImage();
  void detailFallsAwayWithTheZoom();
  void longTextsAreDrawnFromNearBy();

 private:
  CanvasItem& canvas() { return m_window->canvas(); }
  QImage picture(const char* name);
  static int count(const QImage& image, const QRect& area, QColor color, int tolerance = 24);

  CanvasWindow* m_window = nullptr;
};

void CanvasPictureTest::init() {
  m_window = new CanvasWindow;
  canvas().setDesign(designFrom(shopText()));
  canvas().fit();
}

QImage CanvasPictureTest::picture(const char* name) {
  QTest::qWait(200);
  const QImage image = m_window->grabWindow().convertToFormat(QImage::Format_RGB32);
  const QString folder = qEnvironmentVariable("WINDTUNNEL_PICTURES");
  if (!folder.isEmpty()) image.save(folder + "/" + name + ".png");
  return image;
}

int CanvasPictureTest::count(const QImage& image, const QRect& area, QColor color, int tolerance) {
  int found = 0;
  const QRect part = area.intersected(image.rect());
  for (int y = part.top(); y <= part.bottom(); ++y) {
    for (int x = part.left(); x <= part.right(); ++x) {
      const QColor c = image.pixelColor(x, y);
      if (qAbs(c.red() - color.red()) + qAbs(c.green() - color.green()) + qAbs(c.blue() - color.blue()) <=
          tolerance)
        ++found;
    }
  }
  return found;
}

void CanvasPictureTest::boxesArrowsAndTextAreDrawn() {
  const QImage image = picture("plain");
  const QRect box = canvas().viewRect("components/orders").toRect();
  QVERIFY(count(image, box, Qt::white) > box.width() * box.height() / 2);
  QVERIFY(count(image, box, QColor(0x17, 0x20, 0x2c), 90) > 40);  // the title
  QVERIFY(count(image, box, QColor(0x23, 0x70, 0xd2), 90) > 20);  // the icon
  const QRect gap(m_window->place(160, 190), m_window->place(236, 203));
  QVERIFY(count(image, gap, QColor(0x87, 0x93, 0xa3), 60) > 40);  // the arrow
}

void CanvasPictureTest::theDarkThemeIsDark() {
  canvas().setTheme("dark");
  m_window->setColor(QColor(0x14, 0x18, 0x1e));
  const QImage image = picture("dark");
  const QRect box = canvas().viewRect("components/orders").toRect();
  QVERIFY(count(image, box, QColor(0x1f, 0x26, 0x2f)) > box.width() * box.height() / 2);
  QVERIFY(count(image, box, QColor(0xe8, 0xed, 0xf4), 90) > 40);
}

void CanvasPictureTest::aRunShowsRingsQueuesAndErrors() {
  CanvasOverlay overlay;
  overlay.live = true;
  overlay.components["orders"] = {0.97,
                                  240,
                                  {PodState::Ready, PodState::Starting, PodState::Dead},
                                  "97 % busy, the queue grows by 40/s: 5 replicas are enough"};
  overlay.components["edge"] = {0.4, 0, {PodState::Ready, PodState::Ready}, ""};
  overlay.arrows["web -> edge"] = {400, 0};
  overlay.arrows["edge -> orders"] = {400, 0.3};
  overlay.arrows["orders -> orders-db"] = {280, 0};
  canvas().setOverlay(overlay);
  const QImage image = picture("run");
  const QRect hot = canvas().viewRect("components/orders").toRect().adjusted(-4, -20, 60, 40);
  QVERIFY(count(image, hot, QColor(0xcf, 0x2f, 0x3c), 40) > 300);
  const QRect calm = canvas().viewRect("components/edge").toRect();
  QVERIFY(count(image, calm, QColor(0x1d, 0x8a, 0x4e), 40) > 60);
  QVERIFY(count(image, calm, QColor(0xcf, 0x2f, 0x3c), 40) == 0);
  const QRect calls(m_window->place(160, 180), m_window->place(236, 212));
  QVERIFY(count(image, calls, QColor(0x1f, 0x6f, 0xde), 40) > 20);
  canvas().setTheme("dark");
  m_window->setColor(QColor(0x14, 0x18, 0x1e));
  picture("run-dark");
}

void CanvasPictureTest::anEstimateLooksUnlikeARun() {
  CanvasOverlay overlay;
  overlay.components["orders"] = {0.6, 0, {}, ""};
  canvas().setOverlay(overlay);
  const QColor good(0x1d, 0x8a, 0x4e);
  const QRect box = canvas().viewRect("components/orders").toRect();
  const int measured = count(picture("measured"), box, good, 40);
  overlay.estimated = true;
  canvas().setOverlay(overlay);
  const int estimated = count(picture("estimate"), box, good, 40);
  // A ring with gaps, and the same words with a mark.
  QVERIFY2(estimated > measured / 3 && estimated < measured, qPrintable(QString::number(estimated)));
  overlay.components["orders"] = {1.3, 0, {}, "needs 130 % of its CPU"};
  canvas().setOverlay(overlay);
  QVERIFY(count(picture("estimate-hot"), box.adjusted(-4, -4, 60, 40), QColor(0xcf, 0x2f, 0x3c), 40) > 200);
}

void CanvasPictureTest::theCanvasMatchesThePaintedImage() {
  const QImage drawn = picture("plain");
  QImage painted(drawn.size(), QImage::Format_RGB32);
  painted.fill(QColor(0xf6, 0xf7, 0xf9));
  QPainter painter(&painted);
  painter.translate(canvas().state().view.offset.x, canvas().state().view.offset.y);
  painter.scale(canvas().zoom(), canvas().zoom());
  paintDrawing(painter, canvas().drawing(), *canvas().state().theme);
  painter.end();
  long differing = 0;
  for (int y = 0; y < drawn.height(); ++y) {
    for (int x = 0; x < drawn.width(); ++x) {
      const QColor a = drawn.pixelColor(x, y);
      const QColor b = painted.pixelColor(x, y);
      if (qAbs(a.red() - b.red()) + qAbs(a.green() - b.green()) + qAbs(a.blue() - b.blue()) > 90) ++differing;
    }
  }
  // Grid dots, text rasters and one-pixel edges differ; boxes, tiles and arrows must not.
  QVERIFY2(differing < drawn.width() * drawn.height() / 100, qPrintable(QString::number(differing)));
}

void CanvasPictureTest::detailFallsAwayWithTheZoom() {
  canvas().setZoom(0.42);
  const QRect readable = canvas().viewRect("components/orders").toRect();
  QVERIFY(count(picture("titles"), readable, QColor(0x17, 0x20, 0x2c), 120) > 15);
  canvas().setZoom(0.2);
  const QImage image = picture("far");
  const QRect box = canvas().viewRect("components/orders").toRect();
  QCOMPARE(count(image, box, QColor(0x17, 0x20, 0x2c), 60), 0);
  canvas().setZoom(0.05);
  picture("summary");
  canvas().setZoom(2);
  picture("near");
}

void CanvasPictureTest::longTextsAreDrawnFromNearBy() {
  std::string title;
  while (title.size() < 200) title += "Orders, their payment and delivery ";
  title.resize(200, 's');
  canvas().setDesign(designFrom(
      "formatVersion: 1\nname: Long\nboundaries:\n  all: {kind: namespace, title: '" + title +
      "'}\ncomponents:\n  a: {kind: service, in: [all], title: '" + title +
      "'}\n  b: {kind: service, in: [all]}\nlayout:\n  a: {x: 0, y: 0}\n" + "  b: {x: 1600, y: 0}\n"));
  canvas().setZoom(4);
  const QColor ink(0x17, 0x20, 0x2c);
  const auto drawnAround = [&](double x, double y, const char* name) {
    canvas().centerOn({x, y});
    const QPoint middle = m_window->place(x, y);
    return count(picture(name), QRect(middle - QPoint(300, 40), QSize(600, 80)), ink, 120);
  };
  const auto box = canvas().drawing().nodes().front().rect;
  QVERIFY(drawnAround(box.center().x, box.y + 25, "long-title") > 400);
  const auto boundary = canvas().drawing().boundaries().front().rect;
  const double line = boundary.y + 18;
  const int begin = drawnAround(boundary.x + 160, line, "long-begin");
  QVERIFY(begin > 1500);
  // Letters are as dense in the middle and near the end, where other pieces of the picture lie.
  for (const double share : {0.25, 0.4, 0.55}) {
    const int there = drawnAround(boundary.x + share * boundary.width, line, "long-on");
    QVERIFY2(there > begin / 2 && there < begin * 2, qPrintable(QString::number(there)));
  }
}

QTEST_MAIN(CanvasPictureTest)
#include "canvas_picture_test.moc"
