// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace windtunnel::app {

/// UTF-8 text of the model as the interface shows it, and back.
inline QString shown(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
inline std::string stored(const QString& text) {
  return text.toStdString();
}

/// A number with its noun in the right form: "1 file", "3 files".
QString counted(qsizetype count, const QString& one, const QString& many);

/// A word of a POSIX shell that means exactly this text.
QString shellWord(const QString& text);

/// A key of the document as a label: "perTryTimeout" is "Per try timeout".
QString labelOf(std::string_view key);

}  // namespace windtunnel::app
