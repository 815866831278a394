// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/run/command.h"

#include <fmt/format.h>

#include "simulator/run/figure_text.h"

namespace windtunnel::simulator {
namespace {

// "across the edge of zone b"; nothing where no zone is struck.
std::string border(const Command& command) {
  if (!command.connection.empty() || !command.target.empty() || command.zone.empty()) return {};
  if (command.toZone.empty()) return "across the edge of zone " + command.zone;
  return "between the zones " + command.zone + " and " + command.toZone;
}

std::string place(const Command& command) {
  if (!command.connection.empty()) return command.connection;
  if (const std::string zones = border(command); !zones.empty()) return "traffic " + zones;
  return command.target.empty() ? "everything" : command.target;
}

std::string percent(double share) {
  return fmt::format("{:g} %", share * 100);
}

std::string pods(const Command& command) {
  if (command.pod >= 0) return fmt::format("pod {} of {}", command.pod + 1, command.target);
  if (command.count == 0) return "no pod of " + command.target;
  if (command.count == Command::kEveryPod) return "every pod of " + command.target;
  if (command.count == 1) return "a pod of " + command.target;
  return fmt::format("{} pods of {}", command.count, command.target);
}

std::string nodes(const Command& command) {
  if (command.count == 0) return "no node of " + command.target + " stops answering";
  if (command.count == 1) return "a node of " + command.target + " stops answering";
  return fmt::format("{} nodes of {} stop answering", command.count, command.target);
}

std::string verb(const Command& command, const char* ofOne, const char* ofMany) {
  const bool isOne = command.count <= 1 || command.count == Command::kEveryPod || command.pod >= 0;
  return pods(command) + (isOne ? ofOne : ofMany);
}

std::string happensTo(const Command& command, const char* what) {
  return verb(command, " is ", " are ") + what;
}

std::string harmOf(const Command& command) {
  std::string text;
  if (command.share > 0) text = percent(command.share) + " of its requests fail";
  if (command.factor != 1)
    text += (text.empty() ? "" : " and ") + fmt::format("its work takes {:g} times as long", command.factor);
  return text.empty() ? text : ": " + text;
}

std::string loss(const Command& command) {
  const std::string share = percent(command.share) + " of the messages ";
  if (const std::string zones = border(command); !zones.empty()) return share + zones + " are lost";
  return share + "to " + place(command) + " are lost";
}

}  // namespace

const char* name(Command::Kind kind) {
  switch (kind) {
    case Command::Kind::KillPod:
      return "kill-pod";
    case Command::Kind::DrainPod:
      return "drain-pod";
    case Command::Kind::CrashLoop:
      return "crash-loop";
    case Command::Kind::ExhaustMemory:
      return "exhaust-memory";
    case Command::Kind::LosePrimary:
      return "lose-primary";
    case Command::Kind::LoseNode:
      return "lose-node";
    case Command::Kind::Outage:
      return "outage";
    case Command::Kind::AddLatency:
      return "add-latency";
    case Command::Kind::LoseMessages:
      return "lose-messages";
    case Command::Kind::FailRequests:
      return "fail-requests";
    case Command::Kind::ExpireCertificate:
      return "expire-certificate";
    case Command::Kind::SlowDown:
      return "slow-down";
    case Command::Kind::HogCpu:
      return "hog-cpu";
    case Command::Kind::FlushCache:
      return "flush-cache";
    case Command::Kind::SetReplicas:
      return "set-replicas";
    case Command::Kind::SetLoad:
      return "set-load";
    case Command::Kind::Surge:
      return "surge";
    case Command::Kind::Deploy:
      return "deploy";
    case Command::Kind::EndFaults:
      return "end-faults";
  }
  return "unknown";
}

std::string describe(const Command& command) {
  switch (command.kind) {
    case Command::Kind::KillPod:
      return happensTo(command, "killed");
    case Command::Kind::DrainPod:
      return happensTo(command, "drained");
    case Command::Kind::CrashLoop:
      return verb(command, " crashes", " crash") + " again and again";
    case Command::Kind::ExhaustMemory:
      return verb(command, " runs", " run") + " out of memory" +
             (command.duration > 0 ? " again and again" : "");
    case Command::Kind::LosePrimary:
      return command.count == 0 ? command.target + " has no primary to lose"
                                : "the primary of " + command.target + " is lost";
    case Command::Kind::LoseNode:
      return nodes(command);
    case Command::Kind::Outage:
      if (command.zone.empty()) return command.target + " is down";
      return command.target.empty() ? "zone " + command.zone + " is down"
                                    : command.target + " is down in zone " + command.zone;
    case Command::Kind::AddLatency:
      return command.share >= 1
                 ? fmt::format("{} is slower by {}", place(command), durationText(toSeconds(command.delay)))
                 : fmt::format("{} is slower by {} for {} of the messages", place(command),
                               durationText(toSeconds(command.delay)), percent(command.share));
    case Command::Kind::LoseMessages:
      return loss(command);
    case Command::Kind::FailRequests:
      return fmt::format("{} of the requests to {} fail", percent(command.share), place(command));
    case Command::Kind::ExpireCertificate:
      return "the certificate of " + place(command) + " has expired";
    case Command::Kind::SlowDown:
      return fmt::format("work in {} takes {:g} times as long", command.target, command.factor);
    case Command::Kind::HogCpu:
      return percent(command.share) + " of the CPU of " + command.target + " is taken";
    case Command::Kind::FlushCache:
      return command.target + " forgets everything";
    case Command::Kind::SetReplicas:
      return fmt::format("{} is set to {} replicas", command.target, command.count);
    case Command::Kind::SetLoad:
      return fmt::format("the load of {} is set to {:g} times", command.target, command.factor);
    case Command::Kind::Surge:
      return fmt::format("the load of {} surges to {:g} times", place(command), command.factor);
    case Command::Kind::Deploy:
      return "a new version of " + command.target + " is rolled out" + harmOf(command);
    case Command::Kind::EndFaults:
      return "faults end";
  }
  return {};
}

}  // namespace windtunnel::simulator
