// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/edit/edit.h"

namespace windtunnel::model {

/// The design being worked on and the way it came about. Every change goes through `push`; each push is one
/// step that can be undone, unless it changes nothing (no step), joins the step before (same merge key), or
/// happens inside a transaction (one step for all of it). A step that ends where it began vanishes.
class EditStack {
 public:
  /// Told after every change of the design, with the edit that made it (the inverse when undoing).
  using Listener = std::function<void(const Edit& edit)>;

  EditStack() = default;
  explicit EditStack(Design design) : m_design(std::move(design)) {}

  const Design& design() const { return m_design; }

  /// Applies an edit. Answers whether the design is another one now. Steps pushed one after another with the
  /// same non-empty `mergeKey` become one, as the moves of one drag do; `endMerge` ends the gesture.
  bool push(const Edit& edit, std::string_view mergeKey = {});
  void endMerge() { m_mergeKey.clear(); }

  bool canUndo() const { return m_index > 0 && m_depth == 0; }
  bool canRedo() const { return m_index < m_steps.size() && m_depth == 0; }
  bool undo();
  bool redo();
  /// "Undo Move 4 components"; "Undo" when there is nothing to undo.
  std::string undoText() const;
  std::string redoText() const;

  /// Labels of all steps, oldest first; the first `index()` of them are done.
  std::vector<std::string> history() const;
  std::size_t index() const { return m_index; }
  /// Undoes or redoes until `index()` is `index`.
  void goTo(std::size_t index);

  /// The design as it is now is the one in the file.
  void setClean();
  bool isClean() const { return m_clean == m_index && m_depth == 0; }

  /// All pushes between `begin` and the `commit` that matches it are one step with that label. Transactions
  /// nest: the outermost counts. `rollBack` undoes what the outermost transaction did so far and ends it.
  void begin(std::string label);
  bool commit();
  void rollBack();

  /// The files the design names are looked for somewhere else from now on; this is no step.
  void setFolder(std::string folder) { m_design.setFolder(std::move(folder)); }

  /// Forgets all steps and starts anew with another design, clean.
  void reset(Design design);

  void setListener(Listener listener) { m_listener = std::move(listener); }

 private:
  struct Step {
    Edit forward;
    Edit backward;
  };

  bool joins(std::string_view mergeKey) const;
  void extendLast(const Edit& edit, const Edit& inverse);
  void addStep(Edit edit, Edit inverse);
  void dropIfIdle();
  void change(const Edit& edit);

  Design m_design;
  std::vector<Step> m_steps;
  std::size_t m_index = 0;
  std::optional<std::size_t> m_clean = 0;
  std::string m_mergeKey;
  std::size_t m_depth = 0;
  Step m_open;
  Listener m_listener;
};

/// A transaction for the length of a scope: committed by `commit`, rolled back when it ends without.
class EditTransaction {
 public:
  EditTransaction(EditStack& stack, std::string label) : m_stack(&stack) { stack.begin(std::move(label)); }
  ~EditTransaction() {
    if (m_stack) m_stack->rollBack();
  }
  EditTransaction(const EditTransaction&) = delete;
  EditTransaction& operator=(const EditTransaction&) = delete;

  bool commit() {
    EditStack* stack = std::exchange(m_stack, nullptr);
    return stack && stack->commit();
  }

 private:
  EditStack* m_stack;
};

}  // namespace windtunnel::model
