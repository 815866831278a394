// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/store_image.h"

#include <fmt/format.h>

#include <map>

namespace windtunnel::exporters::kubernetes {
namespace {

using Words = std::vector<std::string>;

struct StoreImage {
  std::string image;
  std::string dataPath;
  Words scratch;
  Words arguments;
  std::vector<std::pair<std::string, std::string>> environment;
  std::string passwordVariable;  ///< Taken from the Secret named after the component.
  Words liveness;                ///< Command that succeeds while the store lives.
};

StoreImage kafkaImage() {
  return {"apache/kafka:4.1.0",
          "/var/lib/kafka/data",
          {"/opt/kafka/config", "/opt/kafka/logs"},
          {},
          {{"KAFKA_LOG_DIRS", "/var/lib/kafka/data"}, {"KAFKA_HEAP_OPTS", "-Xmx512m"}},
          "",
          {"/opt/kafka/bin/kafka-broker-api-versions.sh", "--bootstrap-server", "127.0.0.1:9092"}};
}

const std::map<std::string, StoreImage, std::less<>>& images() {
  static const std::map<std::string, StoreImage, std::less<>> table{
      {"postgresql",
       {"postgres:17.6",
        "/var/lib/postgresql/data",
        {"/var/run/postgresql"},
        {},
        {{"PGDATA", "/var/lib/postgresql/data/pgdata"}},
        "POSTGRES_PASSWORD",
        {"pg_isready", "-h", "127.0.0.1"}}},
      {"mysql",
       {"mysql:9.4.0",
        "/var/lib/mysql",
        {"/var/run/mysqld"},
        {},
        {},
        "MYSQL_ROOT_PASSWORD",
        {"mysqladmin", "ping", "-h", "127.0.0.1"}}},
      {"mariadb",
       {"mariadb:11.8.3",
        "/var/lib/mysql",
        {"/run/mysqld"},
        {},
        {},
        "MARIADB_ROOT_PASSWORD",
        {"healthcheck.sh", "--connect"}}},
      {"mongodb",
       {"mongo:8.0.13",
        "/data/db",
        {"/data/configdb"},
        {},
        {{"HOME", "/tmp"}},
        "",
        {"mongosh", "--quiet", "--eval", "db.hello().ok"}}},
      {"redis",
       {"redis:8.2.1",
        "/data",
        {},
        {"redis-server", "--save", "", "--appendonly", "no", "--protected-mode", "no"},
        {},
        "",
        {"redis-cli", "ping"}}},
      {"redis-streams",
       {"redis:8.2.1",
        "/data",
        {},
        {"redis-server", "--appendonly", "yes", "--protected-mode", "no"},
        {},
        "",
        {"redis-cli", "ping"}}},
      {"valkey",
       {"valkey/valkey:8.1.3",
        "/data",
        {},
        {"valkey-server", "--save", "", "--protected-mode", "no"},
        {},
        "",
        {"valkey-cli", "ping"}}},
      {"memcached", {"memcached:1.6.39-alpine", "", {}, {}, {}, "", {"pidof", "memcached"}}},
      {"kafka", kafkaImage()},
      {"rabbitmq",
       {"rabbitmq:4.1.4",
        "/var/lib/rabbitmq",
        {"/var/log/rabbitmq", "/etc/rabbitmq/conf.d"},
        {},
        {{"HOME", "/var/lib/rabbitmq"}},
        "",
        {"rabbitmq-diagnostics", "-q", "ping"}}},
      {"nats",
       {"nats:2.11.9-alpine", "/data", {}, {"-js", "-sd", "/data"}, {}, "", {"pidof", "nats-server"}}},
      {"minio",
       {"minio/minio:RELEASE.2025-09-07T16-13-09Z",
        "/data",
        {},
        {"server", "/data"},
        {},
        "MINIO_ROOT_PASSWORD",
        {"mc", "ready", "local"}}},
      {"eventstoredb",
       {"eventstore/eventstore:24.10.6-bookworm-slim",
        "/var/lib/eventstore",
        {"/var/log/eventstore"},
        {},
        {{"EVENTSTORE_INSECURE", "true"}, {"EVENTSTORE_RUN_PROJECTIONS", "All"}},
        "",
        {"curl", "-sf", "http://127.0.0.1:2113/health/live"}}}};
  return table;
}

}  // namespace

bool describeStore(const model::Component& store, Workload& workload) {
  const auto found = images().find(store.text("product"));
  if (found == images().end()) return false;
  const StoreImage& known = found->second;
  workload.image = known.image;
  workload.dataPath = known.dataPath;
  workload.scratch = known.scratch;
  workload.arguments = known.arguments;
  workload.environment = known.environment;
  if (!known.passwordVariable.empty())
    workload.secrets.push_back({known.passwordVariable, store.id(), "password"});
  Yaml command = Yaml::list();
  for (const std::string& word : known.liveness) command.add(word);
  workload.liveness = Yaml::map().set("exec", Yaml::map().set("command", std::move(command)));
  workload.readiness = Yaml::map().set("tcpSocket", Yaml::map().set("port", portName(workload)));
  return true;
}

}  // namespace windtunnel::exporters::kubernetes
