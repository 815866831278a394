// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/kafka_image.h"

#include <fmt/format.h>

#include <algorithm>

#include "exporters/common/content_hash.h"

namespace windtunnel::exporters::kubernetes {
namespace {

constexpr const char* kDataPath = "/var/lib/kafka/data";

std::int64_t controllerPort(const Workload& workload) {
  return workload.port == 9093 ? 9094 : 9093;
}

std::string voters(const Workload& workload) {
  std::string list;
  for (std::int64_t node = 0; node < workload.replicas; ++node)
    list += fmt::format("{}{}@{}-{}.{}-pods:{}", list.empty() ? "" : ",", node, workload.id, node,
                        workload.id, controllerPort(workload));
  return list;
}

/// 16 bytes in 22 characters of the URL alphabet of base 64, as Kafka writes identifiers; made from the name,
/// so that the same design gives the same cluster.
std::string clusterId(const std::string& name) {
  static constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const std::string hash = contentHash("kafka cluster " + name);
  std::string id = "K";
  for (std::size_t at = 0; id.size() < 21; at = (at + 2) % (hash.size() - 1)) {
    const unsigned byte = static_cast<unsigned>(std::stoul(hash.substr(at, 2), nullptr, 16));
    id += kAlphabet[(byte + id.size()) % 64];
  }
  return id + 'A';
}

/// The most any topic asks for, as what a topic made at its first use gets.
std::int64_t mostPartitions(const model::Component& broker) {
  std::int64_t most = 1;
  if (broker.kind() != "broker") return most;
  for (const auto& [name, topic] : broker.objects("topics"))
    most = std::max(most, topic.get<std::int64_t>("partitions"));
  return most;
}

std::int64_t longestRetention(const model::Component& broker) {
  std::int64_t longest = 0;
  if (broker.kind() != "broker") return 7LL * 24 * 3600 * 1000;
  for (const auto& [name, topic] : broker.objects("topics"))
    longest = std::max(longest, topic.get<model::Duration>("retention").nanoseconds / 1'000'000);
  return longest > 0 ? longest : 7LL * 24 * 3600 * 1000;
}

std::string startCommand(const Workload& workload) {
  return fmt::format(
      "export KAFKA_NODE_ID=\"${{HOSTNAME##*-}}\" "
      "KAFKA_ADVERTISED_LISTENERS=\"PLAINTEXT://$HOSTNAME.{}-pods:{}\"; exec /etc/kafka/docker/run",
      workload.id, workload.port);
}

}  // namespace

void describeKafka(const model::Component& store, Workload& workload) {
  const std::string copies = std::to_string(std::min<std::int64_t>(3, workload.replicas));
  const std::string inStep = workload.replicas >= 3 ? "2" : "1";
  const std::int64_t heap =
      std::max<std::int64_t>(128, store.get<model::Memory>("memory/limit").bytes / 2 >> 20);
  workload.image = "apache/kafka:4.1.0";
  workload.dataPath = kDataPath;
  workload.scratch = {"/opt/kafka/config", "/opt/kafka/logs"};
  workload.arguments = {"sh", "-c", startCommand(workload)};
  workload.peerPorts = {controllerPort(workload)};
  workload.environment = {
      {"CLUSTER_ID", clusterId(workload.id)},
      {"KAFKA_PROCESS_ROLES", "broker,controller"},
      {"KAFKA_CONTROLLER_QUORUM_VOTERS", voters(workload)},
      {"KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"},
      {"KAFKA_INTER_BROKER_LISTENER_NAME", "PLAINTEXT"},
      {"KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT"},
      {"KAFKA_LISTENERS",
       fmt::format("PLAINTEXT://:{},CONTROLLER://:{}", workload.port, controllerPort(workload))},
      {"KAFKA_LOG_DIRS", kDataPath},
      {"KAFKA_HEAP_OPTS", fmt::format("-Xms{0}m -Xmx{0}m", heap)},
      {"KAFKA_NUM_PARTITIONS", std::to_string(mostPartitions(store))},
      {"KAFKA_LOG_RETENTION_MS", std::to_string(longestRetention(store))},
      {"KAFKA_DEFAULT_REPLICATION_FACTOR", copies},
      {"KAFKA_MIN_INSYNC_REPLICAS", inStep},
      {"KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", copies},
      {"KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", copies},
      {"KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", inStep}};
  workload.liveness = Yaml::map().set("exec", Yaml::map().set("command", Yaml::list({"pidof", "java"})));
}

}  // namespace windtunnel::exporters::kubernetes
