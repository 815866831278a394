// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/estimate/estimate_controller.h"

#include "app/designer/bridge/document/document_controller.h"
#include "app/designer/bridge/run/run_controller.h"
#include "app/designer/bridge/text.h"

namespace windtunnel::app {

EstimateController::EstimateController(DocumentController* document, RunController* run, QObject* parent)
    : QObject(parent), m_document(document), m_run(run) {
  connect(&m_thread, &EstimateThread::answered, this, &EstimateController::take);
  connect(document, &DocumentController::replaced, this, &EstimateController::forget);
  connect(document, &DocumentController::designChanged, this, &EstimateController::ask);
  connect(run, &RunController::setupChanged, this, &EstimateController::ask);
  connect(run, &RunController::stateChanged, this, &EstimateController::changed);
  connect(run, &RunController::cursorChanged, this, &EstimateController::changed);
}

EstimateController::~EstimateController() = default;

bool EstimateController::isShown() const {
  return !m_document->isEmpty() && m_answer && !m_run->speaksForDesign();
}

void EstimateController::ask() {
  ++m_asked;
  // A factor of 1 leaves each workload what its scenario says, as in a run.
  const bool hasLoad = m_run->loadFactor() != 1;
  m_thread.ask({m_document->design(), stored(m_run->scenario()),
                hasLoad ? std::optional(m_run->loadFactor()) : std::nullopt});
}

// What is still being worked out is about the design before.
void EstimateController::forget() {
  m_forgotten = m_asked;
  m_answer.reset();
  m_words = {};
  emit changed();
}

void EstimateController::take(int number, const EstimateAnswer& answer) {
  m_answered = number;
  if (number <= m_forgotten) return;
  m_answer = answer;
  if (isKnown()) {
    m_words = wordsOf(answer->value(), m_document->design());
  } else {
    const model::Diagnostic& refusal = answer->error();
    m_words = {};
    m_words.severity = QStringLiteral("note");
    m_words.sentence = tr("No estimate: %1").arg(shown(refusal.message)) +
                       (refusal.hint.empty() ? QString() : QStringLiteral(". ") + shown(refusal.hint));
    m_words.path = shown(refusal.path);
  }
  emit changed();
}

QString EstimateController::path() const {
  return m_words.path.isEmpty() ? m_words.element : m_words.path;
}

QString EstimateController::note() const {
  if (!isKnown()) return {};
  QString text = tr("By queueing formulas; nothing was simulated.");
  if (!m_answer->value().leftOut.empty()) text += u' ' + tr("Left out:");
  for (const std::string& sentence : m_answer->value().leftOut)
    text += QStringLiteral("\n• ") + shown(sentence);
  return text;
}

QString EstimateController::spoken() const {
  QStringList parts;
  for (const QVariant& figure : m_words.figures) {
    const QVariantMap map = figure.toMap();
    parts.append(map[QStringLiteral("label")].toString() + u' ' + map[QStringLiteral("value")].toString());
  }
  parts.append(m_words.sentence);
  return tr("Estimate: %1").arg(parts.join(QStringLiteral(", ")));
}

}  // namespace windtunnel::app
