// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/kinds/kinds.h"
#include "model/schema/declare.h"
#include "model/schema/schema.h"

namespace windtunnel::model {

Kind databaseKind() {
  using namespace declare;
  Kind kind;
  kind.name = "database";
  kind.title = "Database";
  kind.group = "Data";
  kind.whenToUse = "Keeps what must not be lost; one service owns it.";
  kind.store = true;
  add(kind.properties, "Database",
      {choice("product", {"postgresql", "mysql", "mariadb", "mongodb", "sql-server", "cassandra", "dynamodb"},
              "Which database.")
           .byDefault("postgresql"),
       choice("managed", {"none", "aws-rds", "cloud-sql", "azure-sql"}, "Run by a cloud provider.")
           .byDefault("none"),
       integer("maxConnections", "Connections a pod accepts; more are refused.")
           .from(1)
           .upTo(1e6)
           .byDefault("200")
           .swept(),
       integer("readReplicas", "Copies that answer reads.").from(0).upTo(15).byDefault("0").swept(),
       duration("replicationLag", "Time until a write is seen on a read replica.")
           .from(0)
           .byDefault("100ms")
           .swept(),
       duration("failover", "Time until a replica takes over from a lost primary.")
           .from(0)
           .byDefault("30s")
           .swept(),
       memory("storage", "Size of the volume.").from(1048576).byDefault("20Gi"),
       integer("iops", "Operations of the volume per second.").from(1).byDefault("3000").swept(),
       distribution("read", "CPU time of a read that names no operation of its own.")
           .byDefault("lognormal(median 0.5ms, p99 4ms)")
           .swept(),
       distribution("write", "CPU time of a write that names no operation of its own.")
           .byDefault("lognormal(median 1ms, p99 8ms)")
           .swept()});
  kind.defaults = {{"replicas", "1"},       {"protocol", "sql"},
                   {"port", "5432"},        {"cpu/request", "500m"},
                   {"cpu/limit", "2"},      {"memory/request", "1Gi"},
                   {"memory/limit", "1Gi"}, {"concurrency", "32"},
                   {"queue", "1024"},       {"startup", "lognormal(median 10s, p99 30s)"}};
  return kind;
}

}  // namespace windtunnel::model
