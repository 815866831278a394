// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/document/problems_model.h"

#include "app/designer/bridge/document/document_controller.h"
#include "app/designer/bridge/document/element_type.h"
#include "app/designer/bridge/text.h"

namespace windtunnel::app {
namespace {

constexpr int kDelayMilliseconds = 150;

QString nameOf(model::Severity severity) {
  switch (severity) {
    case model::Severity::Error:
      return QStringLiteral("error");
    case model::Severity::Warning:
      return QStringLiteral("warning");
    case model::Severity::Note:
      return QStringLiteral("note");
  }
  return {};
}

}  // namespace

ProblemsModel::ProblemsModel(DocumentController* document, QObject* parent)
    : QAbstractListModel(parent), m_document(document) {
  m_delay.setSingleShot(true);
  m_delay.setInterval(kDelayMilliseconds);
  connect(&m_delay, &QTimer::timeout, this, &ProblemsModel::refresh);
  connect(document, &DocumentController::designChanged, this, [this] { m_delay.start(); });
}

void ProblemsModel::refresh() {
  m_delay.stop();
  beginResetModel();
  m_findings.clear();
  // An empty drawing has nothing wrong with it yet.
  if (!m_document->isEmpty()) m_findings = model::findings(m_document->design());
  endResetModel();
  emit countChanged();
}

QString ProblemsModel::worst() const {
  return m_findings.empty() ? QStringLiteral("note") : nameOf(m_findings.front().severity);
}

void ProblemsModel::applyFix(int row, int fix) {
  if (row < 0 || row >= rowCount()) return;
  const model::Finding& finding = m_findings[static_cast<std::size_t>(row)];
  if (fix < 0 || static_cast<std::size_t>(fix) >= finding.fixes.size()) return;
  const model::Edit edit = finding.fixes[static_cast<std::size_t>(fix)].edit;
  m_document->apply(edit);
  refresh();
}

int ProblemsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_findings.size());
}

QVariant ProblemsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const model::Finding& finding = m_findings[static_cast<std::size_t>(index.row())];
  switch (role) {
    case SeverityRole:
      return nameOf(finding.severity);
    case RuleRole:
      return shown(finding.rule);
    case MessageRole:
      return shown(finding.message);
    case HintRole:
      return shown(finding.hint);
    case PathRole:
      return shown(finding.path.text());
    case PlaceRole: {
      const auto depth = static_cast<std::ptrdiff_t>(std::min<std::size_t>(2, finding.path.size()));
      const auto& segments = finding.path.segments();
      return elementTitle(m_document->design(),
                          model::Path(std::vector<std::string>(segments.begin(), segments.begin() + depth)));
    }
    case FixesRole: {
      QStringList labels;
      for (const model::QuickFix& fix : finding.fixes) labels.append(shown(fix.label));
      return labels;
    }
    default:
      return {};
  }
}

QHash<int, QByteArray> ProblemsModel::roleNames() const {
  return {{SeverityRole, "severity"}, {RuleRole, "rule"},   {MessageRole, "message"}, {HintRole, "hint"},
          {PathRole, "path"},         {PlaceRole, "place"}, {FixesRole, "fixes"}};
}

}  // namespace windtunnel::app
