// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/document/document_files.h"

#include <QDir>
#include <QFileInfo>
#include <utility>

#include "app/designer/bridge/document/document_controller.h"
#include "app/designer/bridge/settings.h"
#include "app/designer/bridge/text.h"
#include "model/core/diagnostic_codes.h"
#include "model/io/design_reader.h"
#include "model/io/design_rewriter.h"
#include "model/io/design_writer.h"
#include "model/io/document_file.h"
#include "resources/resources.h"

namespace windtunnel::app {
namespace {

constexpr int kMostRecent = 12;
const QString kError = QStringLiteral("error");

}  // namespace

QString toSentence(const model::Diagnostic& diagnostic) {
  QString text = shown(diagnostic.message);
  if (diagnostic.location.known()) text += DocumentFiles::tr(" (line %1)").arg(diagnostic.location.line);
  if (!text.endsWith(u'.')) text += u'.';
  if (diagnostic.hint.empty()) return text;
  QString hint = shown(diagnostic.hint);
  hint[0] = hint[0].toUpper();
  if (!hint.endsWith(u'.') && !hint.endsWith(u'?')) hint += u'.';
  return text + u' ' + hint;
}

DocumentFiles::DocumentFiles(DocumentController* document, Settings* settings, QObject* parent)
    : QObject(parent), m_document(document), m_settings(settings) {}

DocumentFiles::~DocumentFiles() = default;

QString DocumentFiles::fileName() const {
  if (m_path.isEmpty()) return tr("not saved yet");
  return QFileInfo(m_path).fileName();
}

QString DocumentFiles::folder() const {
  return m_path.isEmpty() ? QDir::homePath() : QFileInfo(m_path).absolutePath();
}

void DocumentFiles::begin(model::Document document, const QString& path) {
  m_path = path;
  m_source = std::move(document);
  m_document->reset(m_source.design);
  setChangedOutside(false);
  emit fileChanged();
  emit opened();
}

void DocumentFiles::openNew() {
  close();
  begin(model::Document{}, {});
}

bool DocumentFiles::openTemplate(const QString& name) {
  const std::string file = "templates/" + stored(name) + ".windtunnel.yaml";
  const auto text = resources::find(file);
  if (!text) {
    emit notice(kError, tr("There is no template named %1.").arg(name));
    return false;
  }
  model::ReadResult read = model::readDesign(std::string(*text), file);
  if (!read.ok()) {
    tell(read.diagnostics, tr("The template %1 cannot be read").arg(name));
    return false;
  }
  close();
  begin(std::move(*read.document), {});
  return true;
}

std::string DocumentFiles::baseText() const {
  return m_source.text.empty() ? model::writeDesign(m_source.design) : m_source.text;
}

bool DocumentFiles::openRecovered(const std::string& text, const QString& path, const model::Design& design) {
  model::ReadResult read = model::readDesign(text, stored(path));
  if (!read.ok()) {
    tell(read.diagnostics, tr("What was kept cannot be read"));
    return false;
  }
  close();
  if (!path.isEmpty()) {
    lock(path);
    // The stamp is that of the text the edits began with: a file that is another one now is not overwritten.
    const model::Result<model::FileStamp> stamp = model::stampOf(stored(path), text);
    if (stamp.ok()) m_stamp = stamp.value();
  }
  begin(std::move(*read.document), path);
  m_document->change(tr("Recover unsaved changes"), {{model::Path(), design.root()}});
  if (!path.isEmpty()) checkOutside();
  return true;
}

bool DocumentFiles::openFile(const QString& path) {
  const QString absolute = QFileInfo(path).absoluteFilePath();
  model::OpenedDocument opened = model::openDocument(stored(absolute));
  if (!opened.result.ok()) {
    tell(opened.result.diagnostics, tr("%1 cannot be opened").arg(QFileInfo(path).fileName()));
    return false;
  }
  close();
  lock(absolute);
  m_stamp = opened.stamp;
  begin(std::move(*opened.result.document), absolute);
  // What a readable file is worth knowing of, such as the step from an older format.
  for (const model::Diagnostic& note : opened.result.diagnostics)
    emit notice(QStringLiteral("note"), toSentence(note));
  remember(absolute);
  return true;
}

void DocumentFiles::lock(const QString& path) {
  model::Result<model::DocumentLock> held = model::DocumentLock::acquire(stored(path));
  if (held.ok()) {
    m_lock = std::move(held).value();
    return;
  }
  m_lockProblem = toSentence(held.error());
  emit notice(QStringLiteral("warning"), m_lockProblem);
}

void DocumentFiles::tell(const std::vector<model::Diagnostic>& diagnostics, const QString& what) {
  QString text = what + QStringLiteral(": ");
  text += diagnostics.empty() ? tr("the cause is not known.") : toSentence(diagnostics.front());
  if (diagnostics.size() > 1)
    text += u' ' + counted(static_cast<qsizetype>(diagnostics.size()) - 1, tr("further error."),
                           tr("further errors."));
  emit notice(kError, text);
}

bool DocumentFiles::save() {
  return hasFile() && write(m_stamp);
}

bool DocumentFiles::write(const std::optional<model::FileStamp>& known) {
  if (isReadOnly()) {
    emit notice(kError, tr("Not saved: %1 Or save under another name.").arg(m_lockProblem));
    return false;
  }
  const auto [bytes, losesComments] = m_source.text.empty()
                                          ? model::Rewriting{model::writeDesign(m_document->design())}
                                          : model::rewrite(m_source, m_document->design());
  model::AtomicFile file(stored(m_path));
  const model::Result<model::FileStamp> stamp = file.save(bytes, known);
  if (!stamp.ok()) {
    if (stamp.error().code == model::code::kFileChanged) setChangedOutside(true);
    emit notice(kError, toSentence(stamp.error()));
    return false;
  }
  m_stamp = stamp.value();
  // What was written is what the next save keeps the comments of.
  model::ReadResult written = model::readDesign(bytes, stored(m_path));
  if (written.ok()) m_source = std::move(*written.document);
  m_document->setFolder(m_source.design.folder());
  m_document->setClean();
  setChangedOutside(false);
  emit saved();
  emit notice(QStringLiteral("good"), tr("Saved %1").arg(fileName()));
  if (losesComments)
    emit notice(QStringLiteral("warning"),
                tr("%1 was laid out anew, without its comments. The text before is in %1~.").arg(fileName()));
  return true;
}

bool DocumentFiles::saveAs(const QString& path) {
  QString wanted = QFileInfo(path).absoluteFilePath();
  if (!wanted.endsWith(u".yaml") && !wanted.endsWith(u".yml")) wanted += QStringLiteral(".windtunnel.yaml");
  const QString before = m_path;
  const QString problemBefore = m_lockProblem;
  model::DocumentLock lockBefore;
  if (wanted != before) {
    model::Result<model::DocumentLock> held = model::DocumentLock::acquire(stored(wanted));
    if (!held.ok()) {
      emit notice(kError, toSentence(held.error()));
      return false;
    }
    lockBefore = std::exchange(m_lock, std::move(held).value());
    m_lockProblem.clear();
  }
  m_path = wanted;
  const bool written = write(std::nullopt);
  if (!written) {
    if (wanted != before) m_lock = std::move(lockBefore);
    m_lockProblem = problemBefore;
    m_path = before;
  } else {
    remember(wanted);
  }
  emit fileChanged();
  return written;
}

bool DocumentFiles::reload() {
  model::OpenedDocument opened = model::openDocument(stored(m_path));
  if (!opened.result.ok()) {
    tell(opened.result.diagnostics, tr("%1 cannot be read again").arg(fileName()));
    return false;
  }
  m_stamp = opened.stamp;
  m_source = std::move(*opened.result.document);
  m_document->change(tr("Take %1 from the disk").arg(fileName()), {{model::Path(), m_source.design.root()}});
  m_document->setClean();
  setChangedOutside(false);
  return true;
}

bool DocumentFiles::overwrite() {
  return write(std::nullopt);
}

void DocumentFiles::close() {
  m_lock.release();
  m_lock = {};
  m_stamp.reset();
  m_lockProblem.clear();
  m_path.clear();
  m_source = {};
  setChangedOutside(false);
  m_document->reset(model::Design());
  emit fileChanged();
  emit closed();
}

void DocumentFiles::checkOutside() {
  if (!hasFile() || !m_stamp || m_changedOutside) return;
  const model::Result<std::string> content = model::readFile(stored(m_path));
  if (!content.ok()) return;
  const model::Result<model::FileStamp> stamp = model::stampOf(stored(m_path), content.value());
  if (!stamp.ok() || stamp.value().hash == m_stamp->hash) return;
  setChangedOutside(true);
  emit notice(QStringLiteral("warning"), tr("%1 was changed by another program.").arg(fileName()));
}

void DocumentFiles::setChangedOutside(bool changed) {
  if (changed == m_changedOutside) return;
  m_changedOutside = changed;
  emit changedOutsideChanged();
}

void DocumentFiles::remember(const QString& path) {
  QStringList recent = m_settings->recentFiles();
  recent.removeAll(path);
  recent.prepend(path);
  m_settings->setRecentFiles(recent.mid(0, kMostRecent));
}

}  // namespace windtunnel::app
