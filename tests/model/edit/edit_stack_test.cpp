// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "model/edit/edit_stack.h"
#include "model/edit/layout_edits.h"
#include "model/edit/property_edits.h"

using namespace windtunnel::model;

namespace {

Edit setting(const std::string& path, Value value, const std::string& label = "Set") {
  Edit edit{label, {}};
  edit.set(Path::parse(path), std::move(value));
  return edit;
}

Edit removing(const std::string& path) {
  Edit edit{"Remove", {}};
  edit.remove(Path::parse(path));
  return edit;
}

Design orders() {
  return applied(Design(), setting("components/orders", Value(ValueMap{{"kind", Value("service")}})));
}

std::string at(const EditStack& stack, const std::string& path) {
  const Value* value = stack.design().find(Path::parse(path));
  return value ? value->text() : "nothing";
}

}  // namespace

class EditStackTest : public QObject {
  Q_OBJECT

 private slots:
  void theInverseRemovesTheObjectsThatWereMadeOnTheWay() {
    const Design before = orders();
    const Applied done = apply(before, setting("components/orders/cpu/limit", Value(2)));
    QCOMPARE(done.design.find(Path::parse("components/orders/cpu/limit"))->text(), std::string("2"));
    QVERIFY(applied(done.design, done.inverse) == before);
    QCOMPARE(done.inverse.changes.size(), std::size_t(1));
    QCOMPARE(done.inverse.changes[0].path.text(), std::string("components/orders/cpu"));
  }

  void theInverseBringsARemovedKeyBackToItsPlace() {
    Design design = orders();
    design = applied(design, setting("components/billing", Value(ValueMap{{"kind", Value("service")}})));
    const Applied done = apply(design, removing("components/orders"));
    QCOMPARE(applied(done.design, done.inverse).root().map().find("components")->map().at(0).first,
             std::string("orders"));
  }

  void theInverseOfAnInsertionIntoAListTakesTheElementOut() {
    const Path list = Path::parse("components/orders/operations/place/steps");
    const Value work(ValueMap{{"call", Value("a")}});
    const Value other(ValueMap{{"call", Value("b")}});
    Design design = applied(orders(), Edit{"", {{list, Value(ValueList{work})}}});
    const Applied done = apply(design, insertElement(design, list, 0, other, "Insert"));
    QCOMPARE(done.design.find(list)->list().size(), std::size_t(2));
    QVERIFY(done.design.find(list)->list()[0] == other);
    QVERIFY(applied(done.design, done.inverse) == design);
  }

  void aScalarThatGaveWayToAMapComesBack() {
    Design design = applied(orders(), setting("components/orders/cpu", Value("text")));
    const Applied done = apply(design, setting("components/orders/cpu/limit", Value(1)));
    QVERIFY(applied(done.design, done.inverse) == design);
  }

  void undoAndRedoFollowTheSteps() {
    EditStack stack(orders());
    QVERIFY(stack.push(setting("components/orders/replicas", Value(2), "Set replicas of orders")));
    QVERIFY(stack.push(setting("components/orders/replicas", Value(3), "Set replicas of orders")));
    QCOMPARE(stack.undoText(), std::string("Undo Set replicas of orders"));
    QCOMPARE(stack.redoText(), std::string("Redo"));
    QVERIFY(stack.undo());
    QCOMPARE(at(stack, "components/orders/replicas"), std::string("2"));
    QVERIFY(stack.undo());
    QCOMPARE(at(stack, "components/orders/replicas"), std::string("nothing"));
    QVERIFY(!stack.undo());
    QVERIFY(stack.redo());
    QVERIFY(stack.redo());
    QVERIFY(!stack.redo());
    QCOMPARE(at(stack, "components/orders/replicas"), std::string("3"));
  }

  void anEditThatChangesNothingIsNoStep() {
    EditStack stack(applied(orders(), setting("components/orders/replicas", Value(2))));
    QVERIFY(!stack.push(setting("components/orders/replicas", Value(2))));
    QVERIFY(!stack.push(removing("components/billing")));
    QVERIFY(!stack.canUndo());
    QVERIFY(stack.isClean());
  }

  void aNewStepForgetsWhatWasUndone() {
    EditStack stack(orders());
    stack.push(setting("components/orders/replicas", Value(2)));
    stack.undo();
    stack.push(setting("components/orders/replicas", Value(5)));
    QVERIFY(!stack.canRedo());
    QCOMPARE(stack.history().size(), std::size_t(1));
  }

  void aDragIsOneStepAndStaysSmall() {
    EditStack stack(orders());
    for (int x = 1; x <= 100; ++x)
      stack.push(moveComponents(stack.design(), {{"orders", {x * 1.0, 0}}}), "drag 1");
    QCOMPARE(stack.history().size(), std::size_t(1));
    QCOMPARE(stack.undoText(), std::string("Undo Move orders"));
    QCOMPARE(at(stack, "layout/orders/x"), std::string("100"));
    stack.undo();
    QVERIFY(stack.design() == orders());
    stack.redo();
    QCOMPARE(at(stack, "layout/orders/x"), std::string("100"));
  }

  void theNextDragIsAStepOfItsOwn() {
    EditStack stack(orders());
    stack.push(moveComponents(stack.design(), {{"orders", {1, 0}}}), "drag");
    stack.endMerge();
    stack.push(moveComponents(stack.design(), {{"orders", {2, 0}}}), "drag");
    stack.push(moveComponents(stack.design(), {{"orders", {3, 0}}}), "another");
    QCOMPARE(stack.history().size(), std::size_t(3));
  }

  void aDragThatEndsWhereItBeganVanishes() {
    EditStack stack(applied(orders(), moveComponents(orders(), {{"orders", {5, 5}}})));
    stack.push(moveComponents(stack.design(), {{"orders", {9, 5}}}), "drag");
    QVERIFY(!stack.isClean());
    stack.push(moveComponents(stack.design(), {{"orders", {5, 5}}}), "drag");
    QVERIFY(!stack.canUndo());
    QVERIFY(stack.isClean());
  }

  void aSavedStepIsNotMergedInto() {
    EditStack stack(orders());
    stack.push(moveComponents(stack.design(), {{"orders", {1, 0}}}), "drag");
    stack.setClean();
    stack.push(moveComponents(stack.design(), {{"orders", {2, 0}}}), "drag");
    QVERIFY(!stack.isClean());
    stack.undo();
    QVERIFY(stack.isClean());
    QCOMPARE(at(stack, "layout/orders/x"), std::string("1"));
  }

  void theCleanMarkIsLostWithTheStepsThatLedToIt() {
    EditStack stack(orders());
    stack.push(setting("components/orders/replicas", Value(2)));
    stack.setClean();
    stack.undo();
    QVERIFY(!stack.isClean());
    stack.push(setting("components/orders/replicas", Value(3)));
    stack.undo();
    QVERIFY(!stack.isClean());
  }

  void aTransactionIsOneStep() {
    EditStack stack(orders());
    {
      EditTransaction transaction(stack, "Tune orders");
      stack.push(setting("components/orders/replicas", Value(2)));
      stack.push(setting("components/orders/concurrency", Value(8)));
      QVERIFY(!stack.canUndo());
      QVERIFY(transaction.commit());
    }
    QCOMPARE(stack.history(), std::vector<std::string>{"Tune orders"});
    stack.undo();
    QVERIFY(stack.design() == orders());
    stack.redo();
    QCOMPARE(at(stack, "components/orders/concurrency"), std::string("8"));
  }

  void aTransactionThatIsNotCommittedLeavesNoTrace() {
    EditStack stack(orders());
    {
      EditTransaction transaction(stack, "Tune orders");
      stack.push(setting("components/orders/replicas", Value(2)));
    }
    QVERIFY(stack.design() == orders());
    QVERIFY(!stack.canUndo());
    QVERIFY(stack.isClean());
  }

  void anIdleTransactionIsNoStep() {
    EditStack stack(orders());
    EditTransaction transaction(stack, "Nothing");
    stack.push(setting("components/orders/replicas", Value(2)));
    stack.push(removing("components/orders/replicas"));
    QVERIFY(!transaction.commit());
    QVERIFY(!stack.canUndo());
    QVERIFY(stack.isClean());
  }

  void theListenerHearsEveryChange() {
    EditStack stack(orders());
    std::vector<std::string> heard;
    stack.setListener([&](const Edit& edit) { heard.push_back(edit.changes.front().path.text()); });
    stack.push(setting("components/orders/replicas", Value(2)));
    stack.undo();
    stack.redo();
    QCOMPARE(heard.size(), std::size_t(3));
    QCOMPARE(heard[1], std::string("components/orders/replicas"));
  }

  void goToWalksTheHistory() {
    EditStack stack(orders());
    for (int replicas = 1; replicas <= 5; ++replicas)
      stack.push(setting("components/orders/replicas", Value(replicas)));
    stack.goTo(2);
    QCOMPARE(at(stack, "components/orders/replicas"), std::string("2"));
    stack.goTo(99);
    QCOMPARE(at(stack, "components/orders/replicas"), std::string("5"));
  }
};

QTEST_APPLESS_MAIN(EditStackTest)
#include "edit_stack_test.moc"
