// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/session.h"

#include <QFontDatabase>

#include "app/designer/bridge/text.h"

namespace windtunnel::app {
namespace {

Session* s_instance = nullptr;

QString firstFamily(const QStringList& wanted) {
  for (const QString& family : wanted) {
    if (QFontDatabase::hasFamily(family)) return family;
  }
  return wanted.last();
}

}  // namespace

Session::Session(QObject* parent)
    : QObject(parent),
      m_commandPalette(&m_actions),
      m_files(&m_document, &m_settings),
      m_outline(&m_document),
      m_inspector(&m_document),
      m_problems(&m_document),
      m_run(&m_document),
      m_estimate(&m_document, &m_run),
      m_exporter(&m_document),
      m_recent(&m_settings),
      m_recovery(&m_document, &m_files),
      m_fontFamily(firstFamily({QStringLiteral("Inter"), QStringLiteral("DejaVu Sans")})),
      m_monoFamily(firstFamily({QStringLiteral("DejaVu Sans Mono"), QStringLiteral("monospace")})) {
  addFileActions();
  addEditActions();
  addViewActions();
  addRunActions();
  addHelpActions();
  connectParts();
  updateActions();
  updateRunActions();
}

Session::~Session() {
  if (s_instance == this) s_instance = nullptr;
}

void Session::setInstance(Session* session) {
  s_instance = session;
}

Session* Session::instance() {
  return s_instance;
}

Session* Session::create(QQmlEngine*, QJSEngine*) {
  if (s_instance == nullptr) qFatal("Session::setInstance was not called before QML asked for the session");
  QJSEngine::setObjectOwnership(s_instance, QJSEngine::CppOwnership);
  return s_instance;
}

void Session::setOpen(bool open) {
  if (open == m_open) return;
  m_open = open;
  emit openChanged();
  updateActions();
  updateRunActions();
}

void Session::setPage(int page) {
  if (page == m_page) return;
  m_page = page;
  emit pageChanged();
}

void Session::connectParts() {
  connect(&m_document, &DocumentController::selectionChanged, this, [this] {
    std::vector<model::Path> paths;
    for (const QString& path : m_document.selection()) paths.push_back(model::Path::parse(stored(path)));
    m_inspector.inspect(std::move(paths));
    updateActions();
  });
  connect(&m_document, &DocumentController::stateChanged, this, &Session::updateActions);
  connect(&m_document, &DocumentController::notice, this, &Session::notice);
  connect(&m_files, &DocumentFiles::notice, this, &Session::notice);
  connect(&m_recovery, &RecoveryModel::notice, this, &Session::notice);
  connect(&m_run, &RunController::notice, this, &Session::notice);
  connect(&m_exporter, &ExportController::notice, this, &Session::notice);
  connect(&m_files, &DocumentFiles::opened, this, [this] {
    m_recent.refresh();
    setOpen(true);
  });
  connect(&m_files, &DocumentFiles::saved, &m_recent, &RecentModel::refresh);
  connect(&m_files, &DocumentFiles::closed, this, [this] { setOpen(false); });
  connect(&m_run, &RunController::stateChanged, this, &Session::updateRunActions);
}

void Session::jumpTo(const QString& path) {
  const model::Path wanted = model::Path::parse(stored(path));
  if (wanted.empty()) return m_document.select({});
  const std::size_t depth = wanted[0] == "platform" ? 1 : 2;
  std::vector<std::string> head(
      wanted.segments().begin(),
      wanted.segments().begin() + static_cast<std::ptrdiff_t>(std::min(depth, wanted.size())));
  showOnCanvas(shown(model::Path(head).text()));
  if (wanted.size() > depth) m_inspector.reveal(path);
}

void Session::showOnCanvas(const QString& path) {
  m_document.select({path});
  if (model::Path::parse(stored(path)).size() == 2) emit revealWanted(path);
}

}  // namespace windtunnel::app
