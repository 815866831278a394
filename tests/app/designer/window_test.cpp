// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QtTest>

#include <random>

#include "app/designer/bridge/session.h"
#include "app/designer/canvas/canvas_item.h"
#include "app/designer/qml/modules.h"

using namespace windtunnel;
using namespace windtunnel::app;

namespace {

// Everything QML complains about; a page that works has nothing to say.
QStringList s_warnings;

void keepWarning(QtMsgType type, const QMessageLogContext&, const QString& text) {
  if (type == QtDebugMsg || type == QtInfoMsg) return;
  s_warnings.append(text);
  fprintf(stderr, "%s\n", qPrintable(text));
}

}  // namespace

/// The whole program in its window, driven by real events.
class WindowTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void cleanupTestCase();
  void cleanup();
  void startPageShowsTemplates();
  void aTemplateIsOpenedEditedRunBrokenAndExported();
  void everyDialogOpensAndCloses();
  void everyPageShowsInBothThemes();
  void randomEventsDoNoHarm();

 private:
  QQuickItem* itemOf(const char* type) const;
  CanvasItem* canvas() const;
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
  QPoint onCanvas(const QString& path) const;
  void randomEvent(std::mt19937& random);

  QTemporaryDir m_folder;
  std::unique_ptr<Session> m_session;
  std::unique_ptr<QQmlApplicationEngine> m_engine;
  QQuickWindow* m_window = nullptr;
};

void WindowTest::initTestCase() {
  qInstallMessageHandler(keepWarning);
  qputenv("WINDTUNNEL_SETTINGS", m_folder.filePath(QStringLiteral("settings.ini")).toUtf8());
  qputenv("WINDTUNNEL_JOURNALS", m_folder.filePath(QStringLiteral("journals")).toUtf8());
  qputenv("WINDTUNNEL_RUNS", m_folder.filePath(QStringLiteral("runs.sqlite")).toUtf8());
  QQuickStyle::setStyle(QStringLiteral("Basic"));
  m_session = std::make_unique<Session>(nullptr);
  m_session->settings()->setReducedMotion(true);
  Session::setInstance(m_session.get());
  m_engine = std::make_unique<QQmlApplicationEngine>();
  prepareEngine(*m_engine);
  m_engine->load(QUrl(QStringLiteral("qrc:/qt-project.org/imports/Windtunnel/Designer/Main.qml")));
  QVERIFY(!m_engine->rootObjects().isEmpty());
  m_window = qobject_cast<QQuickWindow*>(m_engine->rootObjects().constFirst());
  QVERIFY(m_window != nullptr);
  m_window->resize(1280, 800);
  QVERIFY(QTest::qWaitForWindowExposed(m_window));
  m_window->requestActivate();
}

void WindowTest::cleanupTestCase() {
  m_engine.reset();
  m_session.reset();
}

void WindowTest::cleanup() {
  QVERIFY2(s_warnings.isEmpty(), qPrintable(s_warnings.join(u'\n')));
  s_warnings.clear();
}

QQuickItem* WindowTest::itemOf(const char* type) const {
  QList<QQuickItem*> open{m_window->contentItem()};
  while (!open.isEmpty()) {
    QQuickItem* item = open.takeFirst();
    if (QByteArray(item->metaObject()->className()).startsWith(type)) return item;
    open.append(item->childItems());
  }
  return nullptr;
}

CanvasItem* WindowTest::canvas() const {
  return qobject_cast<CanvasItem*>(itemOf("windtunnel::app::CanvasItem"));
}

void WindowTest::key(Qt::Key key, Qt::KeyboardModifiers modifiers) {
  QTest::keyClick(m_window, key, modifiers);
  QCoreApplication::processEvents();
}

QPoint WindowTest::onCanvas(const QString& path) const {
  return canvas()->mapToScene(canvas()->viewRect(path).center()).toPoint();
}

void WindowTest::startPageShowsTemplates() {
  QTRY_VERIFY(itemOf("TemplateCard") != nullptr);
  QVERIFY(itemOf("DesignCanvas") == nullptr);
  QVERIFY(!m_session->isOpen());
  QTest::qWait(300);
}

void WindowTest::aTemplateIsOpenedEditedRunBrokenAndExported() {
  QQuickItem* card = itemOf("TemplateCard");
  QTest::mouseClick(m_window, Qt::LeftButton, {},
                    card->mapToScene({card->width() / 2, card->height() / 2}).toPoint());
  QTRY_VERIFY(m_session->isOpen());
  QTRY_VERIFY(canvas() != nullptr);
  QTest::qWait(300);

  // Select by a click on the canvas, change by the keyboard, undo.
  const model::Design opened = m_session->document()->design();
  const auto components = opened.components();
  const auto service =
      std::find_if(components.begin(), components.end(), [](const auto& c) { return c.kind() == "service"; });
  QVERIFY(service != components.end());
  const QString path = QStringLiteral("components/") + QString::fromStdString(service->id());
  QTest::mouseClick(m_window, Qt::LeftButton, {}, onCanvas(path));
  QTRY_COMPARE(m_session->document()->selection(), QStringList{path});
  key(Qt::Key_Right, Qt::ShiftModifier);
  QVERIFY(m_session->document()->isModified());
  key(Qt::Key_Z, Qt::ControlModifier);
  QVERIFY(m_session->document()->design() == opened);
  key(Qt::Key_Delete);
  QCOMPARE(m_session->document()->componentCount(), static_cast<int>(components.size()) - 1);
  key(Qt::Key_Z, Qt::ControlModifier);
  QVERIFY(m_session->document()->design() == opened);

  // Drag with the mouse: one step.
  const QPoint from = onCanvas(path);
  QTest::mousePress(m_window, Qt::LeftButton, {}, from);
  for (int i = 1; i <= 10; ++i) QTest::mouseMove(m_window, from + QPoint(4 * i, 3 * i));
  QTest::mouseRelease(m_window, Qt::LeftButton, {}, from + QPoint(40, 30));
  QTRY_VERIFY(m_session->document()->isModified());
  key(Qt::Key_Z, Qt::ControlModifier);
  QVERIFY(m_session->document()->design() == opened);

  // Drag an entry of the palette over: one component, one step; Escape on the way leaves it.
  const QQuickItem* entry = itemOf("PaletteEntry");
  for (const bool abandoned : {false, true}) {
    const QPoint taken = entry->mapToScene({40, 20}).toPoint(),
                 given = canvas()->mapToScene({30, 30}).toPoint();
    QTest::mousePress(m_window, Qt::LeftButton, {}, taken);
    for (int i = 1; i <= 10; ++i) QTest::mouseMove(m_window, taken + (given - taken) * i / 10);
    if (abandoned) key(Qt::Key_Escape);
    QTest::mouseRelease(m_window, Qt::LeftButton, {}, given);
    QTest::qWait(100);
    QCOMPARE(m_session->document()->componentCount(),
             static_cast<int>(components.size()) + (abandoned ? 0 : 1));
    if (!abandoned) key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_session->document()->design() == opened);
  }

  // Run, break, see it on the timeline.
  m_session->run()->setSpeedIndex(7);
  key(Qt::Key_Space);
  QTRY_VERIFY(m_session->run()->isPlaying());
  QTRY_VERIFY_WITH_TIMEOUT(m_session->run()->now() > 5, 30'000);
  const auto faults = m_session->run()->faults().size();
  m_session->run()->killPod(QString::fromStdString(service->id()), 0);
  QCOMPARE(m_session->run()->faults().size(), faults + 1);
  QTRY_VERIFY_WITH_TIMEOUT(m_session->run()->verdicts()->count() > 0 || m_session->run()->now() > 100,
                           30'000);
  key(Qt::Key_Space);
  QTRY_VERIFY(!m_session->run()->isPlaying());

  // Export.
  key(Qt::Key_E, Qt::ControlModifier);
  QTRY_VERIFY(m_session->exporter()->rowCount() > 0);
  QVERIFY2(m_session->exporter()->problem().isEmpty(), qPrintable(m_session->exporter()->problem()));
  QVERIFY(!m_session->exporter()->currentText().isEmpty());
  QCOMPARE(m_session->exporter()->targets().first(), QStringLiteral("Helm"));
  QVERIFY(m_session->exporter()->installCommand().contains(QStringLiteral("helm install ")) ||
          m_session->exporter()->installCommand().contains(QStringLiteral("helm upgrade --install ")));
  m_session->exporter()->setFolder(m_folder.filePath(QStringLiteral("chart")));
  QVERIFY(m_session->exporter()->write());
  QVERIFY(QFile::exists(m_folder.filePath(QStringLiteral("chart/") + m_session->exporter()->currentFile())));
  key(Qt::Key_Escape);
}

void WindowTest::everyDialogOpensAndCloses() {
  QTest::qWait(100);
  for (const char* name : {"help.commands", "help.shortcuts", "help.about", "file.export"}) {
    m_session->actions()->action(QLatin1String(name))->trigger();
    QTest::qWait(200);
    key(Qt::Key_Escape);
    QTest::qWait(100);
  }
}

void WindowTest::everyPageShowsInBothThemes() {
  for (const char* theme : {"dark", "light"}) {
    m_session->settings()->setTheme(QLatin1String(theme));
    for (int page = 0; page < 3; ++page) {
      m_session->setPage(page);
      QTest::qWait(80);
      const QImage picture = m_window->grabWindow();
      QCOMPARE(picture.size(), m_window->size());
      const int lightness = picture.pixelColor(2, 2).lightness();
      QVERIFY(QLatin1String(theme) == QLatin1String("dark") ? lightness < 80 : lightness > 200);
    }
  }
}

void WindowTest::randomEvent(std::mt19937& random) {
  static constexpr Qt::Key kKeys[] = {Qt::Key_Escape, Qt::Key_Delete, Qt::Key_Tab,   Qt::Key_Left,
                                      Qt::Key_Up,     Qt::Key_Return, Qt::Key_A,     Qt::Key_1,
                                      Qt::Key_F8,     Qt::Key_F10,    Qt::Key_Space, Qt::Key_Down,
                                      Qt::Key_Home,   Qt::Key_F9,     Qt::Key_End};
  static constexpr Qt::Key kChords[] = {Qt::Key_Z, Qt::Key_Y, Qt::Key_A, Qt::Key_D, Qt::Key_C, Qt::Key_V,
                                        Qt::Key_X, Qt::Key_G, Qt::Key_0, Qt::Key_1, Qt::Key_2, Qt::Key_K};
  const auto pick = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
  const QPoint place(pick(m_window->width()), 60 + pick(m_window->height() - 60));
  const QPoint centre(260 + pick(640), 70 + pick(360));
  switch (pick(8)) {
    case 0:
      QTest::keyClick(m_window, kKeys[static_cast<std::size_t>(pick(15))]);
      break;
    case 1:
      QTest::keyClick(m_window, kChords[static_cast<std::size_t>(pick(12))], Qt::ControlModifier);
      break;
    case 2:
      QTest::mouseClick(m_window, Qt::LeftButton, {}, place);
      break;
    case 3:
      QTest::mouseClick(m_window, Qt::RightButton, {}, centre);
      break;
    case 4:
      QTest::mousePress(m_window, Qt::LeftButton, {}, centre);
      for (int i = 0; i < 3; ++i) QTest::mouseMove(m_window, centre + QPoint(pick(80) - 40, pick(80) - 40));
      QTest::mouseRelease(m_window, Qt::LeftButton, {}, place);
      break;
    case 5:
      QTest::mouseDClick(m_window, Qt::LeftButton, {}, centre);
      break;
    default: {
      static const char* const kKinds[] = {"service", "database", "cache", "boundary:namespace"};
      m_session->document()->addElement(QLatin1String(kKinds[pick(4)]), pick(800), pick(600));
    }
  }
}

void WindowTest::randomEventsDoNoHarm() {
  bool ok = false;
  const int events = qEnvironmentVariableIntValue("WINDTUNNEL_MONKEY_EVENTS", &ok);
  const int count = ok ? events : 600;
  std::mt19937 random(static_cast<unsigned>(qEnvironmentVariableIntValue("WINDTUNNEL_MONKEY_SEED")) + 1);
  m_session->files()->openTemplate(QStringLiteral("three-tier"));
  for (int i = 0; i < count; ++i) {
    randomEvent(random);
    if (i % 20 == 0) QTest::qWait(1);
    if (!m_session->isOpen()) m_session->files()->openTemplate(QStringLiteral("three-tier"));
    if (m_session->document()->componentCount() > 60)
      m_session->files()->openTemplate(QStringLiteral("three-tier"));
  }
  key(Qt::Key_Escape);
  key(Qt::Key_Escape);
  // Undo leads back to where it began, whatever happened.
  while (m_session->document()->canUndo()) m_session->document()->undo();
  QVERIFY(!m_session->document()->isModified() || m_session->files()->hasFile());
}

QTEST_MAIN(WindowTest)
#include "window_test.moc"
