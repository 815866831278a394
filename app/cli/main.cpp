// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <iostream>

#include "app/cli/console.h"
#include "app/cli/program.h"

int main(int argc, char** argv) {
  using namespace windtunnel::app::cli;
  Console console{std::cin, std::cout, std::cerr, ::isatty(STDERR_FILENO) == 1};
  const ExitCode code = runProgram(std::vector<std::string>(argv + 1, argv + argc), console);
  std::cout.flush();
  if (!std::cout) {
    std::cerr << "windtunnel: stdout could not be written completely\n";
    return static_cast<int>(ExitCode::BadInput);
  }
  return static_cast<int>(code);
}
