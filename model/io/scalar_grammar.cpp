// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/scalar_grammar.h"

namespace windtunnel::model {

const ScalarGrammar& scalarGrammar(ValueType type) {
  static constexpr ScalarGrammar boolean{"truth value", "true", ""};
  static constexpr ScalarGrammar integer{"whole number", "3", "^-?[0-9]+$"};
  static constexpr ScalarGrammar number{"number", "12.5", ""};
  static constexpr ScalarGrammar text{"text", "", ""};
  static constexpr ScalarGrammar duration{"duration", "250us, 1.5s, 2m, 7d",
                                          "^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h|d)|0)$"};
  static constexpr ScalarGrammar rate{"rate", "200/s, 5k/min", "^[0-9]+(\\.[0-9]+)?[kM]?/(s|min|h)$"};
  static constexpr ScalarGrammar cpu{"CPU", "250m, 1.5", "^[0-9]+(\\.[0-9]+)?m?$"};
  static constexpr ScalarGrammar memory{"memory", "64Ki, 1.5Gi",
                                        "^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)?$"};
  static constexpr ScalarGrammar share{"share", "5%, 99.95%", "^[0-9]+(\\.[0-9]+)?%$"};
  static constexpr ScalarGrammar price{"price", "0.19/h", "^[0-9]+(\\.[0-9]+)?/h$"};
  static constexpr ScalarGrammar bandwidth{"bandwidth", "10Gbit/s", "^[0-9]+(\\.[0-9]+)?[kMGT]?bit/s$"};
  static constexpr ScalarGrammar multiplier{"multiplier", "x3, x1.5", "^x[0-9]+(\\.[0-9]+)?$"};
  static constexpr ScalarGrammar distribution{
      "distribution", "4ms, lognormal(median 3ms, p99 20ms)",
      "^([0-9].*|(constant|exponential|lognormal|gamma|weibull|pareto|uniform|empirical|trace)\\(.+\\))$"};
  static constexpr ScalarGrammar arrivals{"arrivals", "poisson(200/s), users(500, think exponential(3s))",
                                          "^(constant|poisson|mmpp|ramp|steps|diurnal|trace|users)\\(.+\\)$"};
  static constexpr ScalarGrammar keys{"key popularity", "zipf(200000, 0.9)", "^(zipf|uniform)\\(.+\\)$"};
  static constexpr ScalarGrammar backoff{"backoff", "exponential(25ms, max 250ms)",
                                         "^(constant|exponential)\\(.+\\)$"};
  static constexpr ScalarGrammar scalingPolicy{"scaling policy", "4 pods per 15s, 100% per 1m",
                                               "^[1-9][0-9]*(%| pods?) per [0-9.]+(s|m|h)$"};
  switch (type) {
    case ValueType::Boolean:
      return boolean;
    case ValueType::Integer:
      return integer;
    case ValueType::Number:
      return number;
    case ValueType::Duration:
      return duration;
    case ValueType::Rate:
      return rate;
    case ValueType::Cpu:
      return cpu;
    case ValueType::Memory:
      return memory;
    case ValueType::Share:
      return share;
    case ValueType::Price:
      return price;
    case ValueType::Bandwidth:
      return bandwidth;
    case ValueType::Multiplier:
      return multiplier;
    case ValueType::Distribution:
      return distribution;
    case ValueType::Arrivals:
      return arrivals;
    case ValueType::KeyPopularity:
      return keys;
    case ValueType::Backoff:
      return backoff;
    case ValueType::ScalingPolicy:
      return scalingPolicy;
    default:
      return text;
  }
}

const ScalarGrammar& referenceGrammar(ReferenceTo what) {
  static constexpr const char* label = "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$";
  static constexpr const char* pair = "^[a-z0-9]([a-z0-9-]*[a-z0-9])?(/[a-z0-9]([a-z0-9-]*[a-z0-9])?)?$";
  static constexpr ScalarGrammar free{"text", "", ""};
  static constexpr ScalarGrammar path{"path in the design", "components/orders/replicas", ""};
  static constexpr ScalarGrammar operation{"operation", "orders/place", pair};
  static constexpr ScalarGrammar entry{"entry", "edge/page", pair};
  static constexpr ScalarGrammar topic{"topic", "events/order-placed", "^[a-z0-9-]+/[a-z0-9-]+$"};
  static constexpr ScalarGrammar arrow{"arrow", "orders -> payment", "^ *[a-z0-9-]+ *-> *[a-z0-9-]+ *$"};
  static constexpr ScalarGrammar secret{"secret and key", "orders-db/password",
                                        "^[a-z0-9.-]+/[A-Za-z0-9._-]+$"};
  static constexpr ScalarGrammar variable{"variable", "LOG_LEVEL", "^[A-Za-z_.-][A-Za-z0-9_.-]*$"};
  static constexpr ScalarGrammar name{"name", "orders-db", label};
  static constexpr ScalarGrammar component{"component", "orders", label};
  static constexpr ScalarGrammar boundary{"boundary", "shop", label};
  static constexpr ScalarGrammar workload{"workload", "shoppers", label};
  static constexpr ScalarGrammar scenario{"scenario", "baseline", label};
  static constexpr ScalarGrammar subject{"workload or component", "shoppers", label};
  static constexpr ScalarGrammar zone{"zone", "a", label};
  static constexpr ScalarGrammar pool{"node pool", "general", label};
  switch (what) {
    case ReferenceTo::None:
      return free;
    case ReferenceTo::Path:
      return path;
    case ReferenceTo::Operation:
      return operation;
    case ReferenceTo::Entry:
      return entry;
    case ReferenceTo::Topic:
      return topic;
    case ReferenceTo::Connection:
      return arrow;
    case ReferenceTo::SecretKey:
      return secret;
    case ReferenceTo::Variable:
      return variable;
    case ReferenceTo::Identifier:
      return name;
    case ReferenceTo::Component:
      return component;
    case ReferenceTo::Boundary:
      return boundary;
    case ReferenceTo::Workload:
      return workload;
    case ReferenceTo::Scenario:
      return scenario;
    case ReferenceTo::Subject:
      return subject;
    case ReferenceTo::Zone:
      return zone;
    case ReferenceTo::NodePool:
      return pool;
  }
  return free;
}

}  // namespace windtunnel::model
