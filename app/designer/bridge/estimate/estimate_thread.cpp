// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/estimate/estimate_thread.h"

namespace windtunnel::app {

EstimateThread::EstimateThread(QObject* parent) : QObject(parent), m_thread([this] { work(); }) {}

EstimateThread::~EstimateThread() {
  {
    const std::lock_guard lock(m_mutex);
    m_stop = true;
  }
  m_wake.notify_one();
  m_thread.join();
}

void EstimateThread::ask(EstimateQuestion question) {
  {
    const std::lock_guard lock(m_mutex);
    m_question = std::move(question);
    ++m_asked;
  }
  m_wake.notify_one();
}

void EstimateThread::work() {
  std::unique_lock lock(m_mutex);
  while (true) {
    m_wake.wait(lock, [this] { return m_stop || m_question; });
    if (m_stop) return;
    const EstimateQuestion question = *std::exchange(m_question, std::nullopt);
    const int number = m_asked;
    lock.unlock();
    auto answer = std::make_shared<const model::Result<simulator::Estimate>>(
        simulator::estimate(question.design, question.scenario, question.load));
    QMetaObject::invokeMethod(
        this, [this, number, answer = std::move(answer)] { emit answered(number, answer); },
        Qt::QueuedConnection);
    lock.lock();
  }
}

}  // namespace windtunnel::app
