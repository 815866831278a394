// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// Writes the awkward strings as YAML to the file named first and as JSON to the file named second.
#include <fstream>
#include <nlohmann/json.hpp>

#include "exporters/common/yaml_writer.h"
#include "tests/exporters/common/awkward_strings.h"

int main(int count, char** names) {
  using namespace windtunnel::exporters;
  if (count != 3) return 2;
  Yaml texts = Yaml::list(), entries = Yaml::map();
  int number = 0;
  for (const std::string& text : awkward()) {
    texts.add(text);
    entries.set("entry-" + std::to_string(number++), text);
  }
  const auto written = writeYaml(Yaml::map().set("texts", texts).set("entries", entries));
  if (!written) return 1;
  std::ofstream(names[1], std::ios::binary) << *written;
  std::ofstream(names[2], std::ios::binary) << nlohmann::json(awkward()).dump();
  return 0;
}
