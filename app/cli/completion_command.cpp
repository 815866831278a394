// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/App.hpp>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/cli/choices.h"
#include "app/cli/command.h"
#include "app/cli/completion_script.h"
#include "app/cli/console.h"
#include "app/cli/json_report.h"

namespace windtunnel::app::cli {
namespace {

class CompletionCommand : public Command {
 public:
  CommandHelp help() const override {
    return {"completion",
            "Print the completion script for a shell",
            "Prints a script that completes commands, options, templates and file names with the Tab key.",
            {"source <(windtunnel completion bash)                                    # this shell",
             "windtunnel completion bash > ~/.local/share/bash-completion/completions/windtunnel",
             "windtunnel completion zsh > ~/.zfunc/_windtunnel                        # a folder of $fpath",
             "windtunnel completion fish > ~/.config/fish/completions/windtunnel.fish"},
            "  0  the script was printed\n  2  unknown shell"};
  }

  void declare(CLI::App& options) override {
    m_options = &options;
    acceptOnly(options.add_option("SHELL", m_shell, "The shell to complete in")->required(),
               {"bash", "zsh", "fish"});
  }

  ExitCode run(Console& console) override {
    const CommandShape shape = describe(*m_options->get_parent());
    const std::string script = m_shell == "bash"  ? bashCompletion(shape)
                               : m_shell == "zsh" ? zshCompletion(shape)
                                                  : fishCompletion(shape);
    if (console.format == OutputFormat::Json)
      printJson(console, {{"ok", true}, {"shell", m_shell}, {"script", script}});
    else
      console.out << script;
    return ExitCode::Fine;
  }

 private:
  CLI::App* m_options = nullptr;
  std::string m_shell;
};

}  // namespace

std::unique_ptr<Command> makeCompletionCommand() {
  return std::make_unique<CompletionCommand>();
}

}  // namespace windtunnel::app::cli
