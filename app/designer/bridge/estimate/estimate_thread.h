// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "model/core/result.h"
#include "model/design/design.h"
#include "simulator/analytic/estimate.h"

namespace windtunnel::app {

/// What is to be estimated.
struct EstimateQuestion {
  model::Design design;
  std::string scenario;
  std::optional<double> load;  ///< In place of the scenario's factors.
};

using EstimateAnswer = std::shared_ptr<const model::Result<simulator::Estimate>>;

/// Works out estimates in a thread of its own. Asking never waits; of questions that come faster than the
/// answers only the latest is kept.
class EstimateThread : public QObject {
  Q_OBJECT

 public:
  explicit EstimateThread(QObject* parent = nullptr);
  ~EstimateThread() override;

  void ask(EstimateQuestion question);

 signals:
  /// In the thread of this object. `number` counts the questions that were asked before the answer's.
  void answered(int number, const windtunnel::app::EstimateAnswer& answer);

 private:
  void work();

  std::mutex m_mutex;
  std::condition_variable m_wake;
  std::optional<EstimateQuestion> m_question;
  int m_asked = 0;
  bool m_stop = false;
  std::thread m_thread;  // last: starts when everything else is there
};

}  // namespace windtunnel::app
