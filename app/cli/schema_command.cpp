// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/App.hpp>
#include <ostream>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "model/io/json_schema.h"

namespace windtunnel::app::cli {
namespace {

class SchemaCommand : public Command {
 public:
  CommandHelp help() const override {
    return {
        "schema",
        "Print the JSON Schema of design files",
        "Prints the JSON Schema (draft-07) of the design format, for editors that check and complete YAML.",
        {"windtunnel schema > windtunnel.schema.json",
         "echo '# yaml-language-server: $schema=windtunnel.schema.json'   # first line of a design"},
        "  0  the schema was printed"};
  }

  void declare(CLI::App&) override {}

  // The schema is JSON in either format.
  ExitCode run(Console& console) override {
    console.out << model::jsonSchema();
    return ExitCode::Fine;
  }
};

}  // namespace

std::unique_ptr<Command> makeSchemaCommand() {
  return std::make_unique<SchemaCommand>();
}

}  // namespace windtunnel::app::cli
