// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/App.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/cli/choices.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/design_source.h"
#include "app/cli/json_report.h"
#include "app/painting/png_picture.h"
#include "exporters/diagram/svg_writer.h"
#include "model/core/diagnostic_codes.h"
#include "model/io/atomic_file.h"

namespace windtunnel::app::cli {
namespace {

using exporters::diagram::Drawing;
using exporters::diagram::Theme;

class RenderCommand : public Command {
 public:
  CommandHelp help() const override {
    return {"render",
            "Draw the design as SVG or PNG",
            "Draws the design as the designer shows it. Components without a place in the file are laid out "
            "beside\n"
            "those that have one. The ending of the output file decides the format.",
            {"windtunnel render shop.windtunnel.yaml -o shop.svg",
             "windtunnel render shop.windtunnel.yaml -o shop.png --theme dark --scale 2"},
            "  0  the picture was written\n  2  the design cannot be read, or the picture cannot be written"};
  }

  void declare(CLI::App& options) override {
    takesFile(options.add_option("DESIGN", m_file, "The design file; - for stdin")->required());
    takesFile(options.add_option("-o,--output", m_output, "Where to write it: X.svg or X.png")->required());
    acceptOnly(options.add_option("--theme", m_theme, "Colours"), {"light", "dark"});
    options.add_option("--scale", m_scale, "Pixels of a PNG for one unit of the drawing")
        ->type_name("N")
        ->check(CLI::Range(0.1, 8.0));
  }

  ExitCode run(Console& console) override;

 private:
  std::string m_file;
  std::string m_output;
  std::string m_theme = "light";
  double m_scale = 2;
};

model::Diagnostic wrongEnding(const std::string& output) {
  model::Diagnostic diagnostic;
  diagnostic.code = model::code::kCommandLine;
  diagnostic.message = "the ending of \"" + output + "\" is neither .svg nor .png";
  diagnostic.hint = "name the output X.svg or X.png";
  return diagnostic;
}

ExitCode RenderCommand::run(Console& console) {
  const bool svg = m_output.ends_with(".svg");
  if (!svg && !m_output.ends_with(".png")) {
    complain(console, {wrongEnding(m_output)});
    return ExitCode::BadInput;
  }
  const auto document = readDesign(console, m_file);
  if (!document) return ExitCode::BadInput;
  const Drawing drawing = Drawing::of(document->design);
  const Theme& theme = Theme::byName(m_theme);
  const std::string bytes = svg ? writeSvg(drawing, {.theme = theme, .title = document->design.name()})
                                : pngOf(drawing, {.theme = theme, .scale = m_scale});
  const auto saved = model::AtomicFile(m_output).save(bytes);
  if (!saved) {
    complain(console, {saved.error()});
    return ExitCode::BadInput;
  }
  if (console.format == OutputFormat::Json)
    printJson(console, {{"ok", true}, {"file", m_output}, {"bytes", bytes.size()}});
  else
    console.out << "Wrote " << m_output << " (" << drawing.nodes().size() << " components, "
                << drawing.arrows().size() << " arrows).\n";
  return ExitCode::Fine;
}

}  // namespace

std::unique_ptr<Command> makeRenderCommand() {
  return std::make_unique<RenderCommand>();
}

}  // namespace windtunnel::app::cli
