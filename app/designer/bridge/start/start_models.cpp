// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/start/start_models.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <array>

#include "app/designer/bridge/settings.h"
#include "app/designer/bridge/text.h"
#include "resources/resources.h"

namespace windtunnel::app {
namespace {

constexpr std::string_view kSuffix = ".windtunnel.yaml";

/// Templates in the order a newcomer should meet them; others follow by name.
constexpr std::array<std::string_view, 7> kOrder{"three-tier",      "online-boutique", "order-platform",
                                                 "saga-orders",     "outbox",          "hotel-reservation",
                                                 "modular-monolith"};

/// The value of a top-level key of a document, read without parsing all of it: the start page must be there
/// at once.
QString topLevel(std::string_view text, std::string_view key) {
  std::size_t line = 0;
  while (line < text.size()) {
    const std::size_t end = std::min(text.find('\n', line), text.size());
    const std::string_view content = text.substr(line, end - line);
    if (content.starts_with(key) && content.substr(key.size()).starts_with(": ")) {
      QString value = shown(content.substr(key.size() + 2)).trimmed();
      if (value.size() > 1 && value.startsWith(u'"') && value.endsWith(u'"'))
        value = value.mid(1, value.size() - 2);
      return value;
    }
    line = end + 1;
  }
  return {};
}

std::size_t rank(std::string_view name) {
  return static_cast<std::size_t>(std::find(kOrder.begin(), kOrder.end(), name) - kOrder.begin());
}

}  // namespace

TemplateModel::TemplateModel(QObject* parent) : QAbstractListModel(parent) {
  std::vector<std::string> names;
  for (const std::string_view file : resources::list("templates/")) {
    if (!file.ends_with(kSuffix)) continue;
    const std::size_t slash = file.rfind('/') + 1;
    names.emplace_back(file.substr(slash, file.size() - slash - kSuffix.size()));
  }
  std::stable_sort(names.begin(), names.end(),
                   [](const auto& a, const auto& b) { return rank(a) < rank(b); });
  for (const std::string& name : names) {
    const std::string_view text = resources::find("templates/" + name + std::string(kSuffix)).value_or("");
    m_entries.push_back({shown(name), topLevel(text, "name"), topLevel(text, "description")});
  }
}

int TemplateModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant TemplateModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const Entry& entry = m_entries[static_cast<std::size_t>(index.row())];
  switch (role) {
    case NameRole:
      return entry.name;
    case TitleRole:
      return entry.title;
    case DescriptionRole:
      return entry.description;
    default:
      return {};
  }
}

QHash<int, QByteArray> TemplateModel::roleNames() const {
  return {{NameRole, "name"}, {TitleRole, "title"}, {DescriptionRole, "description"}};
}

RecentModel::RecentModel(Settings* settings, QObject* parent)
    : QAbstractListModel(parent), m_settings(settings) {
  refresh();
}

void RecentModel::refresh() {
  beginResetModel();
  m_files.clear();
  for (const QString& path : m_settings->recentFiles()) {
    if (QFileInfo::exists(path)) m_files.append(path);
  }
  endResetModel();
  emit countChanged();
}

void RecentModel::forget(int row) {
  if (row < 0 || row >= rowCount()) return;
  QStringList all = m_settings->recentFiles();
  all.removeAll(m_files[row]);
  m_settings->setRecentFiles(all);
  refresh();
}

int RecentModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_files.size());
}

QVariant RecentModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const QString& path = m_files[index.row()];
  const QFileInfo info(path);
  switch (role) {
    case PathRole:
      return path;
    case NameRole: {
      QString name = info.fileName();
      return name.endsWith(u".windtunnel.yaml") ? name.chopped(static_cast<qsizetype>(kSuffix.size())) : name;
    }
    case FolderRole:
      return QDir::toNativeSeparators(info.absolutePath()).replace(QDir::homePath(), QStringLiteral("~"));
    case WhenRole:
      return QLocale().toString(info.lastModified(), QLocale::ShortFormat);
    default:
      return {};
  }
}

QHash<int, QByteArray> RecentModel::roleNames() const {
  return {{PathRole, "path"}, {NameRole, "name"}, {FolderRole, "folder"}, {WhenRole, "when"}};
}

}  // namespace windtunnel::app
