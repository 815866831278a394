// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "model/io/design_reader.h"
#include "model/io/design_writer.h"

// Any bytes give a design or words; a design comes back from its own text as it was.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace windtunnel::model;
  const ReadResult result = readDesign(std::string(reinterpret_cast<const char*>(data), size), "fuzz");
  if (!result.ok() && result.diagnostics.empty()) std::abort();
  if (!result.ok()) return 0;
  const ReadResult again = readDesign(writeDesign(result.document->design), "again");
  if (!again.ok() || !(again.document->design == result.document->design)) std::abort();
  return 0;
}
