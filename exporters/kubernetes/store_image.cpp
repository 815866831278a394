// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/store_image.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "exporters/kubernetes/kafka_image.h"

namespace windtunnel::exporters::kubernetes {
namespace {

using model::Component;
using Words = std::vector<std::string>;

Yaml command(const Words& words) {
  Yaml list = Yaml::list();
  for (const std::string& word : words) list.add(word);
  return Yaml::map().set("exec", Yaml::map().set("command", std::move(list)));
}

Yaml request(const char* path, const Workload& workload) {
  return Yaml::map().set("httpGet", Yaml::map().set("path", path).set("port", portName(workload)));
}

std::string portOf(const Workload& workload) {
  return std::to_string(workload.port);
}

/// A pod that needs more than its limit is killed, so the store is told to keep below it.
std::int64_t usableBytes(const Component& store) {
  return store.get<model::Memory>("memory/limit").bytes / 5 * 4;
}

std::string connections(const Component& store) {
  return std::to_string(store.kind() == "database" ? store.get<std::int64_t>("maxConnections") : 200);
}

void postgresql(const Component& store, Workload& workload) {
  workload.image = "postgres:17.6";
  workload.dataPath = "/var/lib/postgresql/data";
  workload.scratch = {"/var/run/postgresql"};
  workload.arguments = {"-c", "max_connections=" + connections(store)};
  workload.environment = {{"PGDATA", "/var/lib/postgresql/data/pgdata"}, {"PGPORT", portOf(workload)}};
  workload.liveness = command({"pg_isready", "-h", "127.0.0.1", "-p", portOf(workload)});
}

/// MySQL and its fork take the same options.
void mysqlLike(const char* image, const char* admin, std::vector<std::string> scratch, const Component& store,
               Workload& workload) {
  workload.image = image;
  workload.dataPath = "/var/lib/mysql";
  workload.scratch = std::move(scratch);
  workload.arguments = {"--port=" + portOf(workload), "--max-connections=" + connections(store)};
  workload.liveness = command({admin, "ping", "-h", "127.0.0.1", "-P", portOf(workload)});
}

void mysql(const Component& store, Workload& workload) {
  mysqlLike("mysql:9.4.0", "mysqladmin", {"/var/run/mysqld", "/var/lib/mysql-files"}, store, workload);
}

void mariadb(const Component& store, Workload& workload) {
  mysqlLike("mariadb:11.8.3", "mariadb-admin", {"/run/mysqld"}, store, workload);
}

void mongodb(const Component& store, Workload& workload) {
  workload.image = "mongo:8.0.13";
  workload.dataPath = "/data/db";
  workload.scratch = {"/data/configdb"};
  workload.arguments = {"--bind_ip_all", "--port", portOf(workload), "--maxConns", connections(store)};
  workload.environment = {{"HOME", "/tmp"}};
  workload.liveness = command({"pidof", "mongod"});
}

/// Both servers of the Redis protocol take the same options.
void redisLike(const char* image, const char* program, const Component& store, Workload& workload) {
  workload.image = image;
  workload.dataPath = "/data";
  workload.arguments = {std::string(program) + "-server", "--port", portOf(workload), "--protected-mode",
                        "no"};
  workload.liveness = command({std::string(program) + "-cli", "-p", portOf(workload), "ping"});
  const bool cache = store.kind() == "cache";
  const Words further = cache ? Words{"--save",
                                      "",
                                      "--appendonly",
                                      "no",
                                      "--maxmemory",
                                      std::to_string(usableBytes(store)),
                                      "--maxmemory-policy",
                                      "allkeys-" + store.text("eviction")}
                              : Words{"--appendonly", "yes"};
  workload.arguments.insert(workload.arguments.end(), further.begin(), further.end());
}

void redis(const Component& store, Workload& workload) {
  redisLike("redis:8.2.1", "redis", store, workload);
}

void valkey(const Component& store, Workload& workload) {
  redisLike("valkey/valkey:8.1.3", "valkey", store, workload);
}

void memcached(const Component& store, Workload& workload) {
  const std::int64_t megabytes = std::max<std::int64_t>(8, usableBytes(store) >> 20);
  workload.image = "memcached:1.6.39-alpine";
  workload.arguments = {"-p", portOf(workload), "-m", std::to_string(megabytes)};
  workload.liveness = command({"pidof", "memcached"});
}

/// The cookie lies in the scratch folder: on the volume its permissions would change when it is mounted
/// again.
void rabbitmq(const Component&, Workload& workload) {
  workload.image = "rabbitmq:4.1.4";
  workload.dataPath = "/var/lib/rabbitmq";
  workload.scratch = {"/var/log/rabbitmq", "/etc/rabbitmq/conf.d"};
  workload.environment = {{"HOME", "/tmp"}, {"RABBITMQ_NODE_PORT", portOf(workload)}};
  workload.liveness = command({"pidof", "beam.smp"});
}

void nats(const Component&, Workload& workload) {
  workload.image = "nats:2.11.9-alpine";
  workload.dataPath = "/data";
  workload.arguments = {"-p", portOf(workload), "-js", "-sd", "/data"};
  workload.liveness = command({"pidof", "nats-server"});
}

void minio(const Component&, Workload& workload) {
  workload.image = "minio/minio:RELEASE.2025-09-07T16-13-09Z";
  workload.dataPath = "/data";
  workload.arguments = {"server", "--address", ":" + portOf(workload), "/data"};
  workload.environment = {{"HOME", "/tmp"}, {"MINIO_ROOT_USER", "minio-root"}};
  workload.liveness = request("/minio/health/live", workload);
}

/// The nodes find each other through the names of the headless Service.
void eventstoredb(const Component&, Workload& workload) {
  workload.image = "eventstore/eventstore:24.10";
  workload.dataPath = "/var/lib/eventstore";
  workload.scratch = {"/var/log/eventstore"};
  workload.peerPorts = {1112};
  workload.environment = {{"EVENTSTORE_INSECURE", "true"},
                          {"EVENTSTORE_RUN_PROJECTIONS", "All"},
                          {"EVENTSTORE_NODE_IP", "0.0.0.0"},
                          {"EVENTSTORE_REPLICATION_IP", "0.0.0.0"},
                          {"EVENTSTORE_NODE_PORT", portOf(workload)},
                          {"EVENTSTORE_CLUSTER_SIZE", std::to_string(workload.replicas)}};
  if (workload.replicas > 1) {
    workload.environment.emplace_back("EVENTSTORE_CLUSTER_DNS", workload.id + "-pods");
    workload.environment.emplace_back("EVENTSTORE_CLUSTER_GOSSIP_PORT", portOf(workload));
    workload.environment.emplace_back("EVENTSTORE_DISCOVER_VIA_DNS", "true");
  }
  workload.liveness = request("/health/live", workload);
}

struct Product {
  void (*describe)(const Component&, Workload&);
  const char* password = "";  ///< Variable the image takes it from; the Secret is named after the component.
  bool clusters = false;      ///< Several pods know of each other.
};

const std::map<std::string, Product, std::less<>>& products() {
  static const std::map<std::string, Product, std::less<>> table{
      {"postgresql", {&postgresql, "POSTGRES_PASSWORD"}},
      {"mysql", {&mysql, "MYSQL_ROOT_PASSWORD"}},
      {"mariadb", {&mariadb, "MARIADB_ROOT_PASSWORD"}},
      {"mongodb", {&mongodb}},
      {"redis", {&redis}},
      {"redis-streams", {&redis}},
      {"valkey", {&valkey}},
      {"memcached", {&memcached}},
      {"kafka", {&describeKafka, "", true}},
      {"rabbitmq", {&rabbitmq}},
      {"nats", {&nats}},
      {"minio", {&minio, "MINIO_ROOT_PASSWORD"}},
      {"eventstoredb", {&eventstoredb, "", true}}};
  return table;
}

}  // namespace

bool describeStore(const Component& store, Workload& workload) {
  const auto found = products().find(store.text("product"));
  if (found == products().end()) return false;
  found->second.describe(store, workload);
  const std::string password = found->second.password;
  const bool given = std::any_of(workload.secrets.begin(), workload.secrets.end(),
                                 [&](const SecretReference& secret) { return secret.variable == password; });
  if (!password.empty() && !given) workload.secrets.push_back({password, workload.id, "password"});
  workload.readiness = Yaml::map().set("tcpSocket", Yaml::map().set("port", portName(workload)));
  return true;
}

bool formsCluster(const Component& store) {
  const auto found = products().find(store.text("product"));
  return found != products().end() && found->second.clusters;
}

}  // namespace windtunnel::exporters::kubernetes
