// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/export/export_controller.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QVariantMap>

#include "app/designer/bridge/document/document_controller.h"
#include "app/designer/bridge/document/document_files.h"
#include "app/designer/bridge/export/plan_source.h"
#include "app/designer/bridge/text.h"
#include "exporters/common/export_codes.h"
#include "exporters/common/plan_writer.h"
#include "model/core/identifier.h"

namespace windtunnel::app {
namespace {

QString severityOf(const model::Diagnostic& diagnostic) {
  switch (diagnostic.severity) {
    case model::Severity::Error:
      return QStringLiteral("error");
    case model::Severity::Warning:
      return QStringLiteral("warning");
    case model::Severity::Note:
      return QStringLiteral("note");
  }
  return {};
}

QVariantMap entryOf(const model::Diagnostic& diagnostic) {
  return {{QStringLiteral("severity"), severityOf(diagnostic)},
          {QStringLiteral("message"), shown(diagnostic.message)},
          {QStringLiteral("hint"), shown(diagnostic.hint)},
          {QStringLiteral("path"), shown(diagnostic.path)}};
}

/// The file one looks at first: the values of a chart, else the first that is text.
QString firstFile(const exporters::ExportPlan& plan) {
  for (const auto& [path, bytes] : plan.files()) {
    if (path.ends_with("values.yaml")) return shown(path);
  }
  for (const auto& [path, bytes] : plan.files()) {
    if (bytes.find('\0') == std::string::npos) return shown(path);
  }
  return plan.files().empty() ? QString() : shown(plan.files().begin()->first);
}

}  // namespace

ExportController::ExportController(DocumentController* document, QObject* parent)
    : QAbstractListModel(parent), m_document(document) {}

QStringList ExportController::targets() const {
  return exportTargets();
}

QVariantList ExportController::tabs() const {
  QVariantList tabs;
  for (const QString& title : targets()) tabs.append(QVariantMap{{QStringLiteral("text"), title}});
  return tabs;
}

void ExportController::setTarget(int target) {
  if (target == m_target) return;
  m_target = target;
  m_folder.reset();
  refresh();
}

void ExportController::refresh() {
  model::Result<exporters::ExportPlan> made = planFor(m_document->design(), m_target);
  m_problem.clear();
  m_plan.reset();
  if (made.ok()) {
    m_plan = std::move(made).value();
  } else {
    m_problem = toSentence(made.error());
  }
  const bool keeps = m_plan && m_plan->files().contains(stored(m_currentFile));
  if (!keeps) m_currentFile = m_plan ? firstFile(*m_plan) : QString();
  buildRows();
  emit planChanged();
  emit currentFileChanged();
  setWritten(false);
}

void ExportController::buildRows() {
  beginResetModel();
  m_rows.clear();
  QStringList open;
  if (m_plan) {
    for (const auto& [path, bytes] : m_plan->files()) {
      const QStringList parts = shown(path).split(u'/');
      const QStringList folders = parts.mid(0, parts.size() - 1);
      QString prefix;
      bool hidden = false;
      for (qsizetype depth = 0; depth < folders.size(); ++depth) {
        prefix += folders[depth] + u'/';
        if (!hidden && (depth >= open.size() || open[depth] != prefix)) {
          open = open.mid(0, depth);
          open.append(prefix);
          m_rows.push_back({folders[depth], prefix, static_cast<int>(depth), true});
        }
        hidden = hidden || m_folded.contains(prefix);
      }
      open = open.mid(0, folders.size());
      if (!hidden) m_rows.push_back({parts.last(), shown(path), static_cast<int>(folders.size()), false});
    }
  }
  endResetModel();
}

void ExportController::toggle(int row) {
  if (row < 0 || row >= rowCount()) return;
  const QString path = m_rows[static_cast<std::size_t>(row)].path;
  if (!m_folded.insert(path).second) m_folded.erase(path);
  buildRows();
}

QString ExportController::title() const {
  return m_plan ? shown(m_plan->title) : QString();
}

QString ExportController::summary() const {
  if (!m_plan) return {};
  std::size_t bytes = 0;
  for (const auto& [path, content] : m_plan->files()) bytes += content.size();
  const auto findings = static_cast<qsizetype>(m_plan->findings.size());
  const auto losses = static_cast<qsizetype>(m_plan->losses.size());
  QStringList parts{counted(static_cast<qsizetype>(m_plan->files().size()), tr("file"), tr("files")),
                    tr("%1 KiB").arg((bytes + 1023) / 1024)};
  parts.append(findings == 0 ? tr("no findings") : counted(findings, tr("finding"), tr("findings")));
  if (losses > 0)
    parts.append(
        counted(losses, tr("note on what the export leaves out"), tr("notes on what the export leaves out")));
  return parts.join(QStringLiteral(", "));
}

QString ExportController::installCommand() const {
  if (!m_plan || m_plan->installCommand.empty() || !QDir::isAbsolutePath(fullFolder())) return {};
  return QStringLiteral("cd ") + shellWord(fullFolder()) + QStringLiteral(" && ") +
         shown(m_plan->installCommand);
}

QStringList ExportController::instructions() const {
  QStringList lines;
  if (m_plan) {
    for (const std::string& line : m_plan->instructions) lines.append(shown(line));
  }
  return lines;
}

QVariantList ExportController::findings() const {
  QVariantList entries;
  if (!m_plan) return entries;
  for (const model::Diagnostic& finding : m_plan->findings) entries.append(entryOf(finding));
  for (const model::Diagnostic& loss : m_plan->losses) entries.append(entryOf(loss));
  return entries;
}

void ExportController::setCurrentFile(const QString& path) {
  if (path == m_currentFile) return;
  m_currentFile = path;
  emit currentFileChanged();
  if (rowCount() > 0) emit dataChanged(index(0), index(rowCount() - 1), {CurrentRole});
}

QString ExportController::currentText() const {
  if (!m_plan) return {};
  const auto found = m_plan->files().find(stored(m_currentFile));
  if (found == m_plan->files().end()) return {};
  if (found->second.find('\0') != std::string::npos)
    return tr("(a picture: %1 bytes)").arg(found->second.size());
  return shown(found->second);
}

QString ExportController::suggestedFolder() const {
  const std::string name = model::toIdentifier(stored(m_document->name()));
  return QDir::homePath() + u'/' + (name.empty() ? QStringLiteral("design") : shown(name)) + u'-' +
         targets().value(m_target).toLower();
}

QString ExportController::folder() const {
  return m_folder.value_or(suggestedFolder());
}

QString ExportController::fullFolder() const {
  const QString wanted = folder().trimmed();
  return QDir::cleanPath(
      wanted == u"~" || wanted.startsWith(QStringLiteral("~/")) ? QDir::homePath() + wanted.mid(1) : wanted);
}

void ExportController::setFolder(const QString& wanted) {
  if (wanted == folder()) return;
  m_folder = wanted;
  setWritten(false);
}

void ExportController::setWritten(bool written, bool edited) {
  m_written = written;
  m_edited = edited;
  emit folderChanged();
}

bool ExportController::write(bool overwriteEdited) {
  if (!m_plan) return false;
  const QString target = fullFolder();
  if (!QDir::isAbsolutePath(target)) {
    emit notice(
        QStringLiteral("error"),
        tr("“%1” is no full path of a folder. Write one such as %2.").arg(folder(), suggestedFolder()));
    return false;
  }
  const model::Status done =
      exporters::writePlan(*m_plan, stored(target), {.overwriteEdited = overwriteEdited});
  setWritten(done.ok(), !done.ok() && done.error().code == exporters::code::kEditedFile);
  if (!done.ok()) {
    emit notice(QStringLiteral("error"), toSentence(done.error()));
    return false;
  }
  const QString files = counted(static_cast<qsizetype>(m_plan->files().size()), tr("file"), tr("files"));
  emit notice(QStringLiteral("good"), tr("Wrote %1 to %2").arg(files, target));
  return true;
}

void ExportController::copy(const QString& text) {
  QGuiApplication::clipboard()->setText(text);
  emit notice(QStringLiteral("good"), tr("Copied"));
}

int ExportController::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ExportController::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const Row& row = m_rows[static_cast<std::size_t>(index.row())];
  switch (role) {
    case NameRole:
      return row.name;
    case PathRole:
      return row.path;
    case DepthRole:
      return row.depth;
    case FolderRole:
      return row.folder;
    case ExpandedRole:
      return row.folder && !m_folded.contains(row.path);
    case CurrentRole:
      return row.path == m_currentFile;
    default:
      return {};
  }
}

QHash<int, QByteArray> ExportController::roleNames() const {
  return {{NameRole, "name"},     {PathRole, "path"},         {DepthRole, "depth"},
          {FolderRole, "folder"}, {ExpandedRole, "expanded"}, {CurrentRole, "current"}};
}

}  // namespace windtunnel::app
