// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "app/designer/canvas/guides.h"

using namespace windtunnel::app;
using windtunnel::exporters::diagram::Rect;

class GuidesTest : public QObject {
  Q_OBJECT

 private slots:
  void edgesAttract() {
    const Snap snap = snapTo({103, 300, 100, 50}, {{100, 0, 80, 50}}, 6);
    QCOMPARE(snap.by.x, -3.0);
    QCOMPARE(snap.guides.size(), std::size_t{1});
    QCOMPARE(snap.guides[0].a.x, 100.0);
  }
  void centresAttract() {
    const Snap snap = snapTo({92, 302, 100, 50}, {{100, 0, 80, 50}}, 6);
    QCOMPARE(snap.by.x, -2.0);
  }
  void equalGapsAttract() {
    // Between 0..100 and 400..500 a box of 100 stands in the middle at 200.
    const Snap snap = snapTo({204, 13, 100, 50}, {{0, 0, 100, 80}, {400, 0, 100, 80}}, 6);
    QCOMPARE(snap.by.x, -4.0);
    QVERIFY(snap.guides[0].equalGap);
  }
  void aRowIsContinued() {
    const Snap snap = snapTo({403, 13, 100, 50}, {{0, 0, 100, 80}, {200, 0, 100, 80}}, 6);
    QCOMPARE(snap.by.x, -3.0);
  }
  void theGridTakesWhatNothingAttracts() {
    const Snap snap = snapTo({1003, 1005, 100, 50}, {{0, 0, 80, 50}}, 6);
    QCOMPARE(snap.by.x, -3.0);
    QCOMPARE(snap.by.y, 3.0);
    QVERIFY(snap.guides.empty());
  }
};

QTEST_APPLESS_MAIN(GuidesTest)
#include "guides_test.moc"
