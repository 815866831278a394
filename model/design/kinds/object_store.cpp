// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/kinds/kinds.h"
#include "model/schema/declare.h"
#include "model/schema/schema.h"

namespace windtunnel::model {

Kind objectStoreKind() {
  using namespace declare;
  Kind kind;
  kind.name = "object-store";
  kind.title = "Object store";
  kind.group = "Data";
  kind.whenToUse = "Keeps files and other large objects.";
  kind.store = true;
  add(kind.properties, "Object store",
      {choice("product", {"minio", "s3", "gcs", "azure-blob"}, "Which object store.").byDefault("minio"),
       choice("managed", {"none", "aws-s3", "gcs", "azure-blob"}, "Run by a cloud provider.")
           .byDefault("none"),
       memory("storage", "Size of the volume.").from(1048576).byDefault("100Gi"),
       distribution("read", "Time of a read that names no operation of its own.")
           .byDefault("lognormal(median 15ms, p99 80ms)")
           .swept(),
       distribution("write", "Time of a write that names no operation of its own.")
           .byDefault("lognormal(median 25ms, p99 120ms)")
           .swept()});
  kind.defaults = {
      {"replicas", "2"}, {"protocol", "s3"}, {"port", "9000"}, {"concurrency", "512"}, {"queue", "4096"}};
  return kind;
}

}  // namespace windtunnel::model
