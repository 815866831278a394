// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/experiment/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>

namespace windtunnel::simulator {

void forEachIndex(int count, int threads, const std::function<void(int)>& work) {
  if (count <= 0) return;
  if (threads <= 0) threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  std::vector<std::exception_ptr> errors(static_cast<std::size_t>(count));
  std::atomic<int> next = 0;
  const auto drain = [&] {
    for (int index = next++; index < count; index = next++) {
      try {
        work(index);
      } catch (...) {
        errors[static_cast<std::size_t>(index)] = std::current_exception();
      }
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (int i = 1; i < std::min(threads, count); ++i) helpers.emplace_back(drain);
    drain();
  }
  for (const std::exception_ptr& error : errors)
    if (error) std::rethrow_exception(error);
}

}  // namespace windtunnel::simulator
