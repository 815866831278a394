// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/diagram/box_text.h"

#include <array>
#include <utility>

#include "exporters/diagram/layout_graph.h"
#include "exporters/diagram/text_width.h"
#include "exporters/diagram/theme.h"
#include "model/design/design.h"

namespace windtunnel::exporters::diagram {

namespace {

using Name = std::pair<std::string_view, std::string_view>;
constexpr std::array kNames{
    Name{"http", "HTTP"},
    Name{"grpc", "gRPC"},
    Name{"tcp", "TCP"},
    Name{"sql", "SQL"},
    Name{"redis", "Redis"},
    Name{"memcached", "Memcached"},
    Name{"valkey", "Valkey"},
    Name{"kafka", "Kafka"},
    Name{"amqp", "AMQP"},
    Name{"nats", "NATS"},
    Name{"s3", "S3"},
    Name{"postgresql", "PostgreSQL"},
    Name{"mysql", "MySQL"},
    Name{"mariadb", "MariaDB"},
    Name{"mongodb", "MongoDB"},
    Name{"sql-server", "SQL Server"},
    Name{"cassandra", "Cassandra"},
    Name{"dynamodb", "DynamoDB"},
    Name{"rabbitmq", "RabbitMQ"},
    Name{"redis-streams", "Redis Streams"},
    Name{"eventstoredb", "EventStoreDB"},
    Name{"minio", "MinIO"},
    Name{"gcs", "Cloud Storage"},
    Name{"azure-blob", "Azure Blob"},
    Name{"aws-rds", "RDS"},
    Name{"cloud-sql", "Cloud SQL"},
    Name{"azure-sql", "Azure SQL"},
    Name{"aws-msk", "MSK"},
    Name{"confluent", "Confluent"},
    Name{"pubsub", "Pub/Sub"},
    Name{"event-hubs", "Event Hubs"},
    Name{"aws-elasticache", "ElastiCache"},
    Name{"azure-cache", "Azure Cache"},
    Name{"memorystore", "Memorystore"},
};

}  // namespace

std::string properName(std::string_view name) {
  for (const Name& entry : kNames) {
    if (entry.first == name) return std::string(entry.second);
  }
  return std::string(name);
}

bool declares(const model::Component& component, std::string_view key) {
  return component.type().find(key, component.kind()) != nullptr;
}

std::string subtitleOf(const model::Component& component) {
  std::string text = component.kindInfo().title;
  if (declares(component, "product")) text = properName(component.value("product").text());
  if (component.kind() == "service" && component.text("protocol") != "http") {
    text += " · " + properName(component.text("protocol"));
  }
  if (!declares(component, "managed")) return text;
  const std::string managed = component.value("managed").text();
  return managed.empty() || managed == "none" ? text : text + " · " + properName(managed);
}

double textRoom(double nodeWidth) {
  return nodeWidth - metrics::kTileInset - metrics::kTile - metrics::kTextGap - metrics::kTileInset;
}

Size nodeSize(std::string_view title, std::string_view subtitle) {
  const double text = std::max(textWidth(title, metrics::kTitleSize, Weight::SemiBold),
                               textWidth(subtitle, metrics::kSubtitleSize));
  const double wanted = text + (metrics::kNodeMinWidth - textRoom(metrics::kNodeMinWidth)) + 2;
  const double snapped = std::ceil(wanted / kLayoutGrid) * kLayoutGrid;
  return {std::clamp(snapped, metrics::kNodeMinWidth, metrics::kNodeMaxWidth), metrics::kNodeHeight};
}

Size labelSize(std::string_view label) {
  if (label.empty()) return {};
  return {std::ceil(textWidth(label, metrics::kLabelSize)) + 12, 18};
}

}  // namespace windtunnel::exporters::diagram
