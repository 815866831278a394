// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/app_action.h"

namespace windtunnel::app {

AppAction::AppAction(Description description, std::function<void()> effect, QObject* parent)
    : QObject(parent), m_description(std::move(description)), m_effect(std::move(effect)) {}

QString AppAction::hint() const {
  const QString keys = shortcutText();
  return keys.isEmpty() ? m_description.text : QStringLiteral("%1  (%2)").arg(m_description.text, keys);
}

QString AppAction::shortcutText() const {
  if (m_description.shortcuts.isEmpty()) return {};
  return QKeySequence(m_description.shortcuts.first()).toString(QKeySequence::NativeText);
}

void AppAction::setText(const QString& text) {
  if (text == m_description.text) return;
  m_description.text = text;
  emit changed();
}

void AppAction::setIcon(const QString& icon) {
  if (icon == m_description.icon) return;
  m_description.icon = icon;
  emit changed();
}

void AppAction::setEnabled(bool enabled) {
  if (enabled == m_enabled) return;
  m_enabled = enabled;
  emit changed();
}

void AppAction::setChecked(bool checked) {
  if (checked == m_checked) return;
  m_checked = checked;
  emit changed();
}

void AppAction::trigger() {
  if (m_enabled && m_effect) m_effect();
}

}  // namespace windtunnel::app
