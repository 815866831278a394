// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QXmlStreamReader>
#include <QtTest>

#include "exporters/diagram/drawing.h"
#include "exporters/diagram/svg_writer.h"
#include "exporters/diagram/text_width.h"
#include "model/io/design_reader.h"

using namespace windtunnel;
using namespace windtunnel::exporters::diagram;

class DrawingTest : public QObject {
  Q_OBJECT

 private slots:
  void boxesStandWhereTheDocumentSays();
  void unplacedBoxesAreLaidOut();
  void boundariesHoldTheirContentsAndNest();
  void boundariesGrowWithAMove();
  void aCollapsedBoundaryIsOneBox();
  void aConsumerHasAnArrowFromItsBroker();
  void theSvgIsWellFormedAndEscaped();
  void theSvgIsTheSameTwice();
  void longTitlesAreShortened();

 private:
  static model::Design design(const std::string& extra = {}, const std::string& shop = "title: Shop") {
    const model::ReadResult read = model::readDesign(R"(formatVersion: 1
name: A <Shop> & "more"
boundaries:
  shop: {kind: namespace, )" + shop + R"(}
  ordering: {kind: context}
components:
  web: {kind: client}
  edge: {kind: gateway, title: Edge & gate}
  orders: {kind: service, in: [shop, ordering]}
  stock: {kind: service, in: [shop]}
  events: {kind: broker, topics: {placed: {}}}
  mailer: {kind: worker, consumes: {events/placed: {group: mail}}}
connections:
  web -> edge: {}
  edge -> orders: {title: place}
  orders -> stock: {}
)" + extra,
                                                     "test.windtunnel.yaml");
    for (const auto& d : read.diagnostics) qWarning("%s", d.message.c_str());
    return read.ok() ? read.document->design : model::Design();
  }
  static const NodeBox& node(const Drawing& d, const char* id) {
    return d.nodes()[static_cast<std::size_t>(d.node(id))];
  }
  static const BoundaryBox& boundary(const Drawing& d, const char* id) {
    return d.boundaries()[static_cast<std::size_t>(d.boundary(id))];
  }
};

void DrawingTest::boxesStandWhereTheDocumentSays() {
  const Drawing drawing = Drawing::of(design("layout:\n  web: {x: 640, y: 320}\n"));
  QCOMPARE(node(drawing, "web").rect.topLeft(), (Point{640, 320}));
  QVERIFY(node(drawing, "web").placed);
  QVERIFY(!node(drawing, "edge").placed);
}

void DrawingTest::unplacedBoxesAreLaidOut() {
  const Drawing drawing = Drawing::of(design());
  QCOMPARE(drawing.nodes().size(), std::size_t{6});
  for (const NodeBox& a : drawing.nodes()) {
    for (const NodeBox& b : drawing.nodes()) QVERIFY(&a == &b || !a.rect.intersects(b.rect));
  }
  QVERIFY(node(drawing, "web").rect.x < node(drawing, "edge").rect.x);
}

void DrawingTest::boundariesHoldTheirContentsAndNest() {
  const Drawing drawing = Drawing::of(design());
  const BoundaryBox& shop = boundary(drawing, "shop");
  const BoundaryBox& ordering = boundary(drawing, "ordering");
  QVERIFY(shop.rect.contains(node(drawing, "stock").rect));
  QVERIFY(shop.rect.contains(ordering.rect));
  QVERIFY(ordering.rect.contains(node(drawing, "orders").rect));
  QVERIFY(!shop.rect.intersects(node(drawing, "edge").rect));
  QCOMPARE(ordering.parent, drawing.boundary("shop"));
}

void DrawingTest::boundariesGrowWithAMove() {
  Drawing drawing = Drawing::of(design());
  const Rect before = boundary(drawing, "shop").rect;
  const Point to = node(drawing, "stock").rect.topLeft() + Point{0, 400};
  drawing.moveNodes({{drawing.node("stock"), to}}, Reroute::Exact);
  QVERIFY(boundary(drawing, "shop").rect.height > before.height);
  QVERIFY(boundary(drawing, "shop").rect.contains(node(drawing, "stock").rect));
  const Polyline& line = drawing.arrows()[static_cast<std::size_t>(drawing.arrow("orders -> stock"))].line;
  QVERIFY(node(drawing, "stock").rect.inflated(0.5).contains(line.back()));
}

void DrawingTest::aCollapsedBoundaryIsOneBox() {
  const Drawing drawing = Drawing::of(design("layout:\n  shop: {x: 500, y: 40, collapsed: true}\n"));
  QCOMPARE(drawing.boundary("shop"), -1);
  QVERIFY(node(drawing, "shop").collapsed);
  QCOMPARE(node(drawing, "shop").subtitle, std::string("2 components"));
  QCOMPARE(drawing.node("orders"), -1);
  const Arrow& arrow = drawing.arrows()[static_cast<std::size_t>(drawing.arrow("edge -> orders"))];
  QCOMPARE(arrow.toNode, drawing.node("shop"));
  QCOMPARE(drawing.arrow("orders -> stock"), -1);
}

void DrawingTest::aConsumerHasAnArrowFromItsBroker() {
  const Drawing drawing = Drawing::of(design());
  const int index = drawing.arrow("events -> mailer");
  QVERIFY(index >= 0);
  QCOMPARE(drawing.arrows()[static_cast<std::size_t>(index)].style, ArrowStyle::Message);
}

void DrawingTest::theSvgIsWellFormedAndEscaped() {
  const model::Design d = design();
  const std::string svg = writeSvg(Drawing::of(d), {.title = d.name()});
  QXmlStreamReader reader(QByteArray::fromStdString(svg));
  QStringList texts;
  QString title;
  while (!reader.atEnd()) {
    if (reader.readNext() != QXmlStreamReader::StartElement) continue;
    if (reader.name() == QLatin1String("text"))
      texts << reader.readElementText();
    else if (reader.name() == QLatin1String("title"))
      title = reader.readElementText();
  }
  QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
  QCOMPARE(title, QString("A <Shop> & \"more\""));
  QVERIFY(texts.contains("Edge & gate"));
  QVERIFY(texts.contains("place"));
  QVERIFY(texts.contains("bounded context"));
  QVERIFY(svg.find("<script") == std::string::npos);
}

void DrawingTest::theSvgIsTheSameTwice() {
  const std::string light = writeSvg(Drawing::of(design()), {});
  QCOMPARE(light, writeSvg(Drawing::of(design()), {}));
  QVERIFY(light != writeSvg(Drawing::of(design()), {.theme = Theme::darkTheme(), .title = {}}));
}

void DrawingTest::longTitlesAreShortened() {
  const std::string text = elided("a title that is far too long for its box", 100, 13.5, Weight::SemiBold);
  QVERIFY(text.ends_with("…"));
  QVERIFY(textWidth(text, 13.5, Weight::SemiBold) <= 102);
  QCOMPARE(elided("short", 100, 13.5), std::string("short"));
}

QTEST_APPLESS_MAIN(DrawingTest)
#include "drawing_test.moc"
