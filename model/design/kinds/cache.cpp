// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/kinds/kinds.h"
#include "model/schema/declare.h"
#include "model/schema/schema.h"

namespace windtunnel::model {

Kind cacheKind() {
  using namespace declare;
  Kind kind;
  kind.name = "cache";
  kind.title = "Cache";
  kind.group = "Data";
  kind.whenToUse = "Answers repeated reads from memory.";
  kind.store = true;
  add(kind.properties, "Cache",
      {choice("product", {"redis", "memcached", "valkey"}, "Which cache.").byDefault("redis"),
       choice("managed", {"none", "aws-elasticache", "memorystore", "azure-cache"},
              "Run by a cloud provider.")
           .byDefault("none"),
       choice("eviction", {"lru", "lfu"}, "Which entry makes room for a new one.").byDefault("lru").swept(),
       memory("itemSize", "Memory an entry takes.").from(1).byDefault("1Ki").swept(),
       boolean("coalescing", "Concurrent misses of one entry ask the store once.").byDefault("false").swept(),
       distribution("read", "CPU time of a read.").byDefault("lognormal(median 0.05ms, p99 0.4ms)").swept(),
       distribution("write", "CPU time of a write.")
           .byDefault("lognormal(median 0.06ms, p99 0.5ms)")
           .swept()});
  kind.defaults = {
      {"replicas", "1"},        {"protocol", "redis"},       {"port", "6379"},
      {"cpu/limit", "1"},       {"memory/request", "256Mi"}, {"memory/limit", "256Mi"},
      {"concurrency", "10000"}, {"queue", "10000"},          {"startup", "lognormal(median 1s, p99 3s)"}};
  return kind;
}

}  // namespace windtunnel::model
