// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// The layout helper: reads one graph on standard input, answers the places of its nodes on standard output.
#include <iostream>
#include <iterator>
#include <string>

#include "app/layout/dot_layout.h"
#include "app/layout/layout_protocol.h"

int main() {
  const std::string request{std::istreambuf_iterator<char>(std::cin), {}};
  const auto graph = windtunnel::app::readLayoutRequest(request);
  if (!graph) {
    std::cerr << "windtunnel-layout: the graph on standard input is malformed\n";
    return 2;
  }
  const auto places = windtunnel::app::dotLayout(*graph);
  if (!places) return 1;
  std::cout << windtunnel::app::layoutAnswer(*places) << std::flush;
  return 0;
}
