// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <rapidcheck.h>

#include <QtTest>

#include "model/core/diagnostic_codes.h"
#include "model/edit/edit_stack.h"
#include "model/io/design_reader.h"
#include "model/io/design_writer.h"
#include "model/rules/rules.h"
#include "random_edits.h"
#include "resources/resources.h"

using namespace windtunnel::model;

namespace {

Design start(std::uint32_t which) {
  const auto names = windtunnel::resources::list("templates/");
  const std::string file(names[which % names.size()]);
  return readDesign(std::string(*windtunnel::resources::find(file)), file).document->design;
}

// What an edit of the model never leaves behind, however it is combined with others.
void requireSound(const Design& design, const std::string& label) {
  for (const Finding& finding : findings(design)) {
    const bool broken =
        finding.rule == code::kRuleDanglingArrow || finding.rule == code::kRuleUnknownReference ||
        finding.rule == code::kRuleCallWithoutArrow || finding.rule == code::kRuleBoundaryTwice ||
        finding.rule == code::kRuleBoundaryCycle || finding.rule == code::kRuleShares;
    if (broken) RC_FAIL(label + ": " + finding.message + " at " + finding.path.text());
  }
}

void requireReadable(const Design& design) {
  const std::string text = writeDesign(design);
  const ReadResult read = readDesign(text, "edited.windtunnel.yaml");
  if (!read.ok() || !read.diagnostics.empty())
    RC_FAIL((read.diagnostics.empty() ? std::string("unreadable") : toText(read.diagnostics.front())) + "\n" +
            text);
  RC_ASSERT(writeDesign(read.document->design) == text);
}

void push(EditStack& stack, RandomEdits& source) {
  const Edit edit = source.edit(stack.design());
  const char* keys[] = {"", "", "drag"};
  if (stack.push(edit, keys[source.next(3)])) requireSound(stack.design(), edit.label);
}

void oneAction(EditStack& stack, RandomEdits& source) {
  switch (source.next(8)) {
    case 0:
      stack.undo();
      return;
    case 1:
      stack.redo();
      return;
    case 2: {
      EditTransaction transaction(stack, "Several");
      push(stack, source);
      push(stack, source);
      if (source.next(3) > 0) transaction.commit();
      return;
    }
    default:
      push(stack, source);
  }
}

void walk(const std::vector<std::uint32_t>& numbers) {
  RandomEdits source(numbers);
  EditStack stack(start(source.next(5)));
  const std::string first = writeDesign(stack.design());
  while (!source.atEnd()) oneAction(stack, source);
  requireReadable(stack.design());
  const std::size_t end = stack.index();
  const std::string last = writeDesign(stack.design());
  stack.goTo(0);
  RC_ASSERT(writeDesign(stack.design()) == first);
  RC_ASSERT(stack.isClean());
  stack.goTo(end);
  RC_ASSERT(writeDesign(stack.design()) == last);
}

}  // namespace

class EditPropertyTest : public QObject {
  Q_OBJECT

 private slots:
  // WINDTUNNEL_EDIT_SEQUENCES=10000 makes the long run; its edits are some 200 to a sequence.
  void undoAllGivesTheFirstBytesAndRedoAllTheLast() {
    const int sequences = qEnvironmentVariableIntValue("WINDTUNNEL_EDIT_SEQUENCES");
    const std::size_t length = sequences > 0 ? 1200 : 240;
    qputenv("RC_PARAMS", QByteArray("seed=1 noshrink=1 max_success=") +
                             QByteArray::number(sequences > 0 ? sequences : 60));
    QVERIFY(rc::check("random edits can be undone and redone", [length] {
      const auto numbers = *rc::gen::container<std::vector<std::uint32_t>>(
          length, rc::gen::inRange<std::uint32_t>(0, 1u << 30));
      walk(numbers);
    }));
  }
};

QTEST_APPLESS_MAIN(EditPropertyTest)
#include "edit_property_test.moc"
