// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/edit/edit_stack.h"

#include <algorithm>
#include <utility>

namespace windtunnel::model {
namespace {

bool setsTheSamePlaces(const Edit& first, const Edit& second) {
  const auto same = [](const Change& a, const Change& b) {
    return a.path == b.path && a.value && b.value && b.position == ValueMap::npos;
  };
  return std::equal(first.changes.begin(), first.changes.end(), second.changes.begin(), second.changes.end(),
                    same);
}

// Values set at the same places replace each other, so that a long drag stays one small edit.
void extend(Edit& forward, Edit& backward, const Edit& edit, const Edit& inverse) {
  if (setsTheSamePlaces(forward, edit)) {
    for (std::size_t i = 0; i < forward.changes.size(); ++i) forward.changes[i].value = edit.changes[i].value;
    return;
  }
  forward.append(edit);
  backward.changes.insert(backward.changes.begin(), inverse.changes.begin(), inverse.changes.end());
}

}  // namespace

bool EditStack::push(const Edit& edit, std::string_view mergeKey) {
  Applied result = apply(m_design, edit);
  if (result.design == m_design) return false;
  m_design = std::move(result.design);
  if (m_depth > 0)
    extend(m_open.forward, m_open.backward, edit, result.inverse);
  else if (joins(mergeKey))
    extendLast(edit, result.inverse);
  else
    addStep(edit, std::move(result.inverse));
  m_mergeKey = mergeKey;
  if (m_listener) m_listener(edit);
  return true;
}

bool EditStack::joins(std::string_view mergeKey) const {
  return !mergeKey.empty() && mergeKey == m_mergeKey && m_index > 0 && m_index == m_steps.size() &&
         m_clean != m_index;
}

void EditStack::extendLast(const Edit& edit, const Edit& inverse) {
  Step& last = m_steps.back();
  extend(last.forward, last.backward, edit, inverse);
  last.forward.label = last.backward.label = edit.label;
  dropIfIdle();
}

void EditStack::dropIfIdle() {
  if (applied(m_design, m_steps.back().backward) != m_design) return;
  m_steps.pop_back();
  --m_index;
}

void EditStack::addStep(Edit edit, Edit inverse) {
  if (m_clean && *m_clean > m_index) m_clean.reset();
  m_steps.resize(m_index);
  m_steps.push_back({std::move(edit), std::move(inverse)});
  ++m_index;
}

void EditStack::change(const Edit& edit) {
  m_design = applied(m_design, edit);
  m_mergeKey.clear();
  if (m_listener) m_listener(edit);
}

bool EditStack::undo() {
  if (!canUndo()) return false;
  --m_index;
  change(m_steps[m_index].backward);
  return true;
}

bool EditStack::redo() {
  if (!canRedo()) return false;
  ++m_index;
  change(m_steps[m_index - 1].forward);
  return true;
}

std::string EditStack::undoText() const {
  return canUndo() ? "Undo " + m_steps[m_index - 1].forward.label : "Undo";
}

std::string EditStack::redoText() const {
  return canRedo() ? "Redo " + m_steps[m_index].forward.label : "Redo";
}

std::vector<std::string> EditStack::history() const {
  std::vector<std::string> labels;
  for (const Step& step : m_steps) labels.push_back(step.forward.label);
  return labels;
}

void EditStack::goTo(std::size_t index) {
  index = std::min(index, m_steps.size());
  while (m_index > index && undo()) {
  }
  while (m_index < index && redo()) {
  }
}

void EditStack::setClean() {
  m_clean = m_index;
  m_mergeKey.clear();
}

void EditStack::begin(std::string label) {
  if (m_depth++ > 0) return;
  m_open = {};
  m_open.forward.label = m_open.backward.label = std::move(label);
  m_mergeKey.clear();
}

bool EditStack::commit() {
  if (m_depth == 0 || --m_depth > 0) return false;
  m_mergeKey.clear();
  Step step = std::exchange(m_open, {});
  if (step.forward.empty() || applied(m_design, step.backward) == m_design) return false;
  addStep(std::move(step.forward), std::move(step.backward));
  return true;
}

void EditStack::rollBack() {
  if (m_depth == 0) return;
  m_depth = 0;
  const Step step = std::exchange(m_open, {});
  if (!step.backward.empty()) change(step.backward);
}

void EditStack::reset(Design design) {
  const Listener listener = std::move(m_listener);
  *this = EditStack(std::move(design));
  m_listener = listener;
  if (m_listener) m_listener(Edit{"Open", {}});
}

}  // namespace windtunnel::model
