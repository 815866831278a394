// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QVariantList>

#include "app/designer/bridge/estimate/estimate_thread.h"
#include "app/designer/bridge/estimate/estimate_words.h"

namespace windtunnel::app {

class DocumentController;
class RunController;

/// What queueing theory says about the open design, its scenario and its load, worked out anew whenever one
/// of them changes. It is shown as long as there is no run that speaks for the design.
class EstimateController : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the session")
  Q_PROPERTY(bool shown READ isShown NOTIFY changed)
  Q_PROPERTY(bool known READ isKnown NOTIFY changed)
  Q_PROPERTY(QString severity READ severity NOTIFY changed)
  Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
  Q_PROPERTY(QVariantList figures READ figures NOTIFY changed)
  Q_PROPERTY(QString path READ path NOTIFY changed)
  Q_PROPERTY(QString note READ note NOTIFY changed)
  Q_PROPERTY(QString spoken READ spoken NOTIFY changed)

 public:
  EstimateController(DocumentController* document, RunController* run, QObject* parent = nullptr);
  ~EstimateController() override;

  /// Whether it is to be seen: there is something to estimate, and no run that is in the way.
  bool isShown() const;
  /// Whether there are figures; otherwise the sentence says why not.
  bool isKnown() const { return m_answer && m_answer->ok(); }
  /// Null while there is none.
  const simulator::Estimate* estimate() const { return isKnown() ? &m_answer->value() : nullptr; }
  QString severity() const { return m_words.severity; }
  QString sentence() const { return m_words.sentence; }
  QVariantList figures() const { return m_words.figures; }
  /// Where the bottleneck can be widened: a property, else the element; empty when there is none.
  QString path() const;
  /// How it was made, and what it cannot say about this design; empty while there is none.
  QString note() const;
  /// All of it as a screen reader says it.
  QString spoken() const;
  /// Whether all that was asked is answered.
  bool isUpToDate() const { return m_answered == m_asked; }

 signals:
  void changed();

 private:
  void ask();
  void forget();
  void take(int number, const EstimateAnswer& answer);

  DocumentController* m_document;
  RunController* m_run;
  EstimateAnswer m_answer;
  EstimateWords m_words;
  int m_asked = 0;
  int m_answered = 0;
  int m_forgotten = 0;  // answers up to this one are no longer wanted
  EstimateThread m_thread;
};

}  // namespace windtunnel::app
