// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/picture_taker.h"

#include <QGuiApplication>
#include <QImage>
#include <QQuickWindow>
#include <QTimer>

#include "app/designer/bridge/session.h"

namespace windtunnel::app {
namespace {

// Thumbnails and texts come from other threads; the picture waits until they are there.
constexpr int kSettleMilliseconds = 900;

}  // namespace

PictureTaker::PictureTaker(Session* session, QQuickWindow* window, CommandLine line)
    : m_session(session), m_window(window), m_line(std::move(line)) {
  if (!m_line.screenshot.isEmpty()) QTimer::singleShot(kSettleMilliseconds, this, &PictureTaker::prepare);
}

void PictureTaker::prepare() {
  if (m_line.page == u"problems") m_session->setPage(Session::ProblemsPage);
  if (m_line.page == u"runs") m_session->setPage(Session::RunsPage);
  if (m_line.page == u"export") emit m_session->exportWanted();
  if (m_line.run <= 0) {
    QTimer::singleShot(kSettleMilliseconds, this, &PictureTaker::take);
    return;
  }
  connect(m_session->run(), &RunController::clockChanged, this, &PictureTaker::whenSimulated);
  m_session->run()->setSpeedIndex(static_cast<int>(m_session->run()->speeds().size()) - 1);
  m_session->run()->play();
}

void PictureTaker::whenSimulated() {
  const RunController& run = *m_session->run();
  if (run.now() < m_line.run && !run.isFinished()) return;
  disconnect(m_session->run(), &RunController::clockChanged, this, &PictureTaker::whenSimulated);
  m_session->run()->setSpeedIndex(2);
  QTimer::singleShot(kSettleMilliseconds, this, &PictureTaker::take);
}

void PictureTaker::take() {
  const bool written = m_window->grabWindow().save(m_line.screenshot);
  if (!written) qWarning("%s cannot be written", qPrintable(m_line.screenshot));
  QGuiApplication::exit(written ? 0 : 2);
}

}  // namespace windtunnel::app
