// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>

#include "model/io/atomic_file.h"
#include "model/io/document_lock.h"

// Kills a program that saves without pause, at a random moment, again and again; then opens the document as
// the next start would. Corrupt: the file is no whole version. Lost: a version older than the last
// acknowledged one. Stray: a file left over after the next start. The first argument is the number of trials.
namespace {

namespace fs = std::filesystem;
using windtunnel::model::AtomicFile;
using windtunnel::model::DocumentLock;
using windtunnel::model::readFile;

constexpr std::size_t kSizes[] = {300, 20'000, 1'000'000};

struct Tally {
  int corrupt = 0;
  int lost = 0;
  int stray = 0;
  int midSave = 0;
};

// A version that is recognised as whole: its number in front, the same number behind, a fixed length.
std::string version(int number, std::size_t size) {
  const std::string mark = std::to_string(number) + "\n";
  return mark + std::string(size, static_cast<char>('a' + number % 26)) + mark;
}

// The number of a whole version, or -1.
int numberOf(const std::string& text, std::size_t size) {
  const int number = std::atoi(text.c_str());
  return text == version(number, size) ? number : -1;
}

[[noreturn]] void saveForEver(const std::string& path, std::size_t size, int acknowledge) {
  const auto lock = DocumentLock::acquire(path);
  AtomicFile file(path);
  for (int number = 1; lock.ok(); ++number) {
    if (!file.save(version(number, size)).ok()) break;
    if (::write(acknowledge, &number, sizeof number) != sizeof number) break;
  }
  ::_exit(1);
}

int lastAcknowledged(int pipe) {
  int last = 0;
  for (int number = 0; ::read(pipe, &number, sizeof number) == sizeof number;) last = number;
  return last;
}

// What the next start does and finds.
void inspect(const fs::path& folder, const std::string& path, std::size_t size, int acknowledged,
             Tally& tally) {
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().filename().string().find(".saving-") != std::string::npos) ++tally.midSave;
  {
    const auto lock = DocumentLock::acquire(path);
    AtomicFile(path).removeStrays();
    const auto text = readFile(path);
    const int number = text.ok() ? numberOf(*text, size) : -1;
    if (number < 0)
      ++tally.corrupt;
    else if (number < acknowledged)
      ++tally.lost;
  }
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path() != path && entry.path() != path + "~") ++tally.stray;
}

bool runTrial(const fs::path& folder, std::size_t size, useconds_t delay, Tally& tally) {
  fs::create_directories(folder);
  const std::string path = (folder / "shop.windtunnel.yaml").string();
  int pipes[2];
  if (!AtomicFile(path).save(version(0, size)).ok() || ::pipe(pipes) != 0) return false;
  const pid_t child = ::fork();
  if (child < 0) return false;
  if (child == 0) saveForEver(path, size, pipes[1]);
  ::close(pipes[1]);
  ::usleep(delay);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  const int acknowledged = lastAcknowledged(pipes[0]);
  ::close(pipes[0]);
  inspect(folder, path, size, acknowledged, tally);
  fs::remove_all(folder);
  return WIFSIGNALED(status);
}

}  // namespace

int main(int argc, char** argv) {
  const int trials = argc > 1 ? std::atoi(argv[1]) : 60;
  const fs::path root = fs::temp_directory_path() / ("windtunnel-kill-" + std::to_string(::getpid()));
  std::mt19937 random(1);
  Tally tally;
  for (int trial = 0; trial < trials; ++trial) {
    const auto delay = static_cast<useconds_t>(random() % 40'000);
    if (runTrial(root / std::to_string(trial), kSizes[trial % 3], delay, tally)) continue;
    std::fprintf(stderr, "trial %d could not be run\n", trial);
    return 2;
  }
  fs::remove_all(root);
  std::printf(
      "kill -9 during save: %d trials, %d corrupt, %d acknowledged saves lost, %d stray files after the next "
      "start (%d kills hit a save half way)\n",
      trials, tally.corrupt, tally.lost, tally.stray, tally.midSave);
  return tally.corrupt + tally.lost + tally.stray == 0 ? 0 : 1;
}
