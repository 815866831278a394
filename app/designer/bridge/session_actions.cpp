// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/session.h"

namespace windtunnel::app {
namespace {

QString key(const char* name) {
  return QString::fromLatin1(name);
}

}  // namespace

void Session::addFileActions() {
  const QString category = tr("File");
  m_actions.add({key("file.new"), category, tr("New design"), key("new"), {key("Ctrl+N")}},
                [this] { m_files.openNew(); });
  m_actions.add({key("file.open"), category, tr("Open…"), key("open"), {key("Ctrl+O")}},
                [this] { emit openDialogWanted(); });
  m_actions.add({key("file.save"), category, tr("Save"), key("save"), {key("Ctrl+S")}}, [this] {
    if (m_files.hasFile()) {
      m_files.save();
    } else {
      emit saveDialogWanted();
    }
  });
  m_actions.add({key("file.saveAs"), category, tr("Save as…"), key("save"), {key("Ctrl+Shift+S")}},
                [this] { emit saveDialogWanted(); });
  m_actions.add({key("file.export"), category, tr("Export…"), key("export"), {key("Ctrl+E")}},
                [this] { emit exportWanted(); });
  m_actions.add({key("file.close"), category, tr("Close design"), key("home"), {key("Ctrl+W")}},
                [this] { emit closeWanted(); });
  m_actions.add({key("file.quit"), category, tr("Quit"), key("close"), {key("Ctrl+Q")}},
                [this] { emit quitWanted(); });
}

void Session::addEditActions() {
  const QString category = tr("Edit");
  m_actions.add({key("edit.undo"), category, tr("Undo"), key("undo"), {key("Ctrl+Z")}},
                [this] { m_document.undo(); });
  m_actions.add({key("edit.redo"), category, tr("Redo"), key("redo"), {key("Ctrl+Shift+Z"), key("Ctrl+Y")}},
                [this] { m_document.redo(); });
  m_actions.add({key("edit.cut"), category, tr("Cut"), {}, {key("Ctrl+X")}},
                [this] { m_document.cutSelected(); });
  m_actions.add({key("edit.copy"), category, tr("Copy"), key("copy"), {key("Ctrl+C")}},
                [this] { m_document.copySelected(); });
  m_actions.add({key("edit.paste"), category, tr("Paste"), key("paste"), {key("Ctrl+V")}},
                [this] { m_document.paste(); });
  m_actions.add({key("edit.duplicate"), category, tr("Duplicate"), key("duplicate"), {key("Ctrl+D")}},
                [this] { m_document.duplicateSelected(40, 40); });
  m_actions.add({key("edit.delete"), category, tr("Delete"), key("trash"), {key("Delete")}},
                [this] { m_document.removeSelected(); });
  m_actions.add({key("edit.rename"), category, tr("Rename"), key("edit"), {key("F2")}}, [this] {
    for (const char* section : {"components", "boundaries"}) {
      const std::vector<std::string> ids = m_document.selectedIn(section);
      if (ids.size() == 1) emit renameWanted(QString::fromStdString(ids.front()));
    }
  });
  m_actions.add({key("edit.selectAll"), category, tr("Select all"), {}, {key("Ctrl+A")}},
                [this] { m_document.selectAll(); });
  m_actions.add({key("edit.group"), category, tr("Group in a namespace"), key("boundary"), {key("Ctrl+G")}},
                [this] { m_document.groupSelected(key("namespace")); });
  m_actions.add({key("edit.layout"), category, tr("Lay out everything"), key("layout"), {key("Ctrl+L")}},
                [this] { emit layoutWanted(false); });
  m_actions.add(
      {key("edit.layoutSelected"), category, tr("Lay out selection"), key("layout"), {key("Ctrl+Shift+L")}},
      [this] { emit layoutWanted(true); });
}

void Session::addViewActions() {
  const QString category = tr("View");
  m_actions.add({key("view.zoomIn"), category, tr("Zoom in"), key("zoom-in"), {key("Ctrl+="), key("Ctrl++")}},
                [this] { emit zoomWanted(key("in")); });
  m_actions.add({key("view.zoomOut"), category, tr("Zoom out"), key("zoom-out"), {key("Ctrl+-")}},
                [this] { emit zoomWanted(key("out")); });
  m_actions.add({key("view.fit"), category, tr("Show everything"), key("fit"), {key("Ctrl+0")}},
                [this] { emit zoomWanted(key("fit")); });
  m_actions.add({key("view.actualSize"), category, tr("Zoom to 100 %"), key("search"), {key("Ctrl+1")}},
                [this] { emit zoomWanted(key("actual")); });
  m_actions.add(
      {key("view.zoomSelection"), category, tr("Zoom to selection"), key("target"), {key("Ctrl+2")}},
      [this] { emit zoomWanted(key("selection")); });
  m_actions.add({key("view.left"), category, tr("Palette and outline"), key("palette"), {key("F8")}},
                [this] { emit dockToggled(key("left")); });
  m_actions.add({key("view.right"), category, tr("Inspector"), key("inspector"), {key("F9")}},
                [this] { emit dockToggled(key("right")); });
  m_actions.add({key("view.bottom"), category, tr("Results and problems"), key("charts"), {key("F10")}},
                [this] { emit dockToggled(key("bottom")); });
  m_actions.add({key("view.theme"), category, tr("Dark theme"), key("moon"), {key("Ctrl+Shift+D")}, true},
                [this] { m_settings.setTheme(m_settings.theme() == u"dark" ? key("light") : key("dark")); });
  m_actions.add({key("view.reducedMotion"), category, tr("Reduce motion"), {}, {}, true},
                [this] { m_settings.setReducedMotion(!m_settings.reducedMotion()); });
  const auto follow = [this] {
    m_actions.action(key("view.theme"))->setChecked(m_settings.theme() == u"dark");
    m_actions.action(key("view.theme"))->setIcon(m_settings.theme() == u"dark" ? key("sun") : key("moon"));
    m_actions.action(key("view.reducedMotion"))->setChecked(m_settings.reducedMotion());
  };
  connect(&m_settings, &Settings::themeChanged, this, follow);
  connect(&m_settings, &Settings::reducedMotionChanged, this, follow);
  follow();
}

void Session::addRunActions() {
  const QString category = tr("Run");
  m_actions.add({key("run.toggle"), category, tr("Run"), key("play"), {key("Space")}},
                [this] { m_run.toggle(); });
  m_actions.add({key("run.step"), category, tr("Step one second"), key("step"), {key(".")}},
                [this] { m_run.step(); });
  m_actions.add(
      {key("run.stop"), category, tr("Stop and keep the results"), key("stop"), {key("Shift+Space")}},
      [this] { m_run.stop(); });
  m_actions.add({key("run.faster"), category, tr("Faster"), key("speed"), {key("Ctrl+Right")}},
                [this] { m_run.faster(); });
  m_actions.add({key("run.slower"), category, tr("Slower"), key("speed"), {key("Ctrl+Left")}},
                [this] { m_run.slower(); });
  m_actions.add({key("run.break"), category, tr("Break something…"), key("bolt"), {key("Ctrl+B")}},
                [this] { emit breakWanted(); });
  m_actions.add({key("run.endFaults"), category, tr("End all faults"), key("check"), {key("Ctrl+Shift+E")}},
                [this] { m_run.endFaults(); });
  m_actions.add({key("page.results"), category, tr("Show results"), key("charts"), {key("Alt+1")}},
                [this] { setPage(ResultsPage); });
  m_actions.add({key("page.problems"), category, tr("Show problems"), key("problems"), {key("Alt+2")}},
                [this] { setPage(ProblemsPage); });
  m_actions.add({key("page.runs"), category, tr("Show runs"), key("history"), {key("Alt+3")}},
                [this] { setPage(RunsPage); });
}

void Session::addHelpActions() {
  const QString category = tr("Help");
  m_actions.add({key("help.commands"),
                 category,
                 tr("Find an action…"),
                 key("command"),
                 {key("Ctrl+K"), key("Ctrl+Shift+P")}},
                [this] { emit commandPaletteWanted(); });
  m_actions.add(
      {key("help.shortcuts"), category, tr("Keyboard shortcuts"), key("help"), {key("?"), key("F1")}},
      [this] { emit shortcutSheetWanted(); });
  m_actions.add({key("help.about"), category, tr("About Windtunnel"), key("info"), {}},
                [this] { emit aboutWanted(); });
}

void Session::updateActions() {
  const auto enable = [this](const char* name, bool enabled) {
    m_actions.action(key(name))->setEnabled(enabled);
  };
  const bool chosen = m_open && !m_document.selection().isEmpty();
  enable("file.save", m_open && (m_document.isModified() || !m_files.hasFile()));
  for (const char* name :
       {"file.saveAs", "file.export", "file.close", "edit.paste", "edit.selectAll", "edit.layout",
        "view.zoomIn", "view.zoomOut", "view.fit", "view.actualSize", "view.left", "view.right",
        "view.bottom", "page.results", "page.problems", "page.runs"}) {
    enable(name, m_open);
  }
  for (const char* name : {"edit.cut", "edit.copy", "edit.duplicate", "edit.group", "edit.layoutSelected"}) {
    enable(name, chosen && !m_document.selectedComponents().empty());
  }
  enable("edit.delete", chosen);
  enable("view.zoomSelection", chosen);
  enable("edit.rename",
         chosen && m_document.selectedComponents().size() + m_document.selectedIn("boundaries").size() == 1);
  enable("edit.undo", m_open && m_document.canUndo());
  enable("edit.redo", m_open && m_document.canRedo());
  m_actions.action(key("edit.undo"))->setText(m_document.canUndo() ? m_document.undoText() : tr("Undo"));
  m_actions.action(key("edit.redo"))->setText(m_document.canRedo() ? m_document.redoText() : tr("Redo"));
}

void Session::updateRunActions() {
  const auto enable = [this](const char* name, bool enabled) {
    m_actions.action(key(name))->setEnabled(enabled);
  };
  AppAction* toggle = m_actions.action(key("run.toggle"));
  toggle->setEnabled(m_open);
  toggle->setText(m_run.isPlaying() ? tr("Pause") : m_run.isLive() ? tr("Go on") : tr("Run"));
  toggle->setIcon(m_run.isPlaying() ? key("pause") : key("play"));
  enable("run.step", m_open && !m_run.isPlaying());
  enable("run.stop", m_run.isLive());
  enable("run.faster", m_open);
  enable("run.slower", m_open);
  enable("run.break", m_run.isLive());
  enable("run.endFaults", m_run.isLive());
}

}  // namespace windtunnel::app
