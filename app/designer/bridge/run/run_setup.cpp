// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>

#include "app/designer/bridge/document/document_controller.h"
#include "app/designer/bridge/run/run_controller.h"
#include "app/designer/bridge/run/run_thread.h"
#include "app/designer/bridge/run/scenario_plan.h"
#include "app/designer/bridge/text.h"

/// What a run is started with: scenario, seed, speed and load.
namespace windtunnel::app {
namespace {

constexpr std::array kSpeeds{0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 100.0, 300.0, 1000.0};
constexpr double kStepsToTenfold = 20;

}  // namespace

void RunController::setScenario(const QString& scenario) {
  if (scenario == m_scenario) return;
  clear();
  m_scenario = scenario;
  readScenario();
  emit setupChanged();
}

int RunController::scenarioIndex() const {
  return std::max(0, static_cast<int>(m_document->scenarios().indexOf(m_scenario)));
}

QString RunController::seed() const {
  return QString::number(m_seed.value_or(scenarioPlan(m_document->design(), stored(m_scenario)).seed));
}

void RunController::setSeed(const QString& text) {
  bool ok = false;
  const quint64 value = text.trimmed().toULongLong(&ok);
  if (text.trimmed().isEmpty()) {
    m_seed.reset();
  } else if (ok) {
    if (m_seed == value) return;
    m_seed = value;
    m_stale = m_stale || hasResults();
  } else {
    emit notice(QStringLiteral("warning"),
                tr("“%1” is no seed. A seed is a whole number, such as 42.").arg(text));
  }
  emit setupChanged();
  emit stateChanged();
}

double RunController::speed() const {
  return kSpeeds[static_cast<std::size_t>(m_speedIndex)];
}

QStringList RunController::speeds() const {
  QStringList texts;
  for (const double speed : kSpeeds) texts.append(QString::number(speed) + u'×');
  return texts;
}

void RunController::setSpeedIndex(int index) {
  index = std::clamp(index, 0, static_cast<int>(kSpeeds.size()) - 1);
  if (index == m_speedIndex) return;
  m_speedIndex = index;
  if (m_thread) m_thread->setSpeed(speed());
  emit setupChanged();
}

QString RunController::speedNote() const {
  if (!m_playing || m_achievedSpeed >= speed() * 0.8) return {};
  return tr("reaches %1×").arg(QString::number(m_achievedSpeed, 'g', 2));
}

int RunController::loadStep() const {
  return static_cast<int>(std::lround(kStepsToTenfold * std::log10(m_loadFactor)));
}

void RunController::setLoadStep(int step) {
  setLoadFactor(std::pow(10, step / kStepsToTenfold));
}

QString RunController::loadText() const {
  return QString::number(std::round(m_loadFactor * 10) / 10, 'g', m_loadFactor < 9.95 ? 2 : 3) + u'×';
}

}  // namespace windtunnel::app
