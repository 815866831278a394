// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Every code a diagnostic or a finding of the program can carry, `family/what`. A code never changes its
/// meaning and is never used again for another one.
namespace windtunnel::model::code {

// A value that cannot be read.
inline constexpr const char* kBoolean = "value/boolean";
inline constexpr const char* kInteger = "value/integer";
inline constexpr const char* kNumber = "value/number";
inline constexpr const char* kDuration = "value/duration";
inline constexpr const char* kRate = "value/rate";
inline constexpr const char* kCpu = "value/cpu";
inline constexpr const char* kMemory = "value/memory";
inline constexpr const char* kShare = "value/share";
inline constexpr const char* kPrice = "value/price";
inline constexpr const char* kBandwidth = "value/bandwidth";
inline constexpr const char* kMultiplier = "value/multiplier";
inline constexpr const char* kDistribution = "value/distribution";
inline constexpr const char* kArrivals = "value/arrivals";
inline constexpr const char* kKeyPopularity = "value/key-popularity";
inline constexpr const char* kBackoff = "value/backoff";
inline constexpr const char* kScalingPolicy = "value/scaling-policy";
inline constexpr const char* kIdentifier = "value/identifier";
inline constexpr const char* kChoice = "value/choice";
inline constexpr const char* kRange = "value/range";
inline constexpr const char* kPattern = "value/pattern";

// Text that is no YAML we accept.
inline constexpr const char* kFileTooLarge = "yaml/file-too-large";
inline constexpr const char* kTooDeep = "yaml/too-deep";
inline constexpr const char* kTooManyNodes = "yaml/too-many-nodes";
inline constexpr const char* kScalarTooLong = "yaml/scalar-too-long";
inline constexpr const char* kAnchor = "yaml/anchor";
inline constexpr const char* kAlias = "yaml/alias";
inline constexpr const char* kMergeKey = "yaml/merge-key";
inline constexpr const char* kTag = "yaml/tag";
inline constexpr const char* kDuplicateKey = "yaml/duplicate-key";
inline constexpr const char* kComplexKey = "yaml/complex-key";
inline constexpr const char* kSeveralDocuments = "yaml/several-documents";
inline constexpr const char* kEmptyFile = "yaml/empty";
inline constexpr const char* kEncoding = "yaml/encoding";
inline constexpr const char* kControlCharacter = "yaml/control-character";
inline constexpr const char* kTabIndent = "yaml/tab";
inline constexpr const char* kSyntax = "yaml/syntax";

// A document whose YAML is fine but which says something the format does not know.
inline constexpr const char* kUnknownKey = "document/unknown-key";
inline constexpr const char* kKeyOfOtherKind = "document/key-of-other-kind";
inline constexpr const char* kMissingKey = "document/missing-key";
inline constexpr const char* kWrongShape = "document/wrong-shape";
inline constexpr const char* kBadConnection = "document/bad-connection";
inline constexpr const char* kLiteralSecret = "document/literal-secret";
inline constexpr const char* kNewerVersion = "document/newer-version";
inline constexpr const char* kMigrated = "document/migrated";
inline constexpr const char* kTooManyDiagnostics = "document/too-many-diagnostics";

// A change that cannot be made.
inline constexpr const char* kEditRefused = "edit/refused";

// A design, a scenario or a command that cannot be simulated.
inline constexpr const char* kUnknownTarget = "simulation/unknown-target";
inline constexpr const char* kNothingToSimulate = "simulation/nothing-to-simulate";
inline constexpr const char* kNotSimulable = "simulation/not-simulable";

// Findings of the advisor.
inline constexpr const char* kRuleDanglingArrow = "rule/dangling-arrow";
inline constexpr const char* kRuleCallWithoutArrow = "rule/call-without-arrow";
inline constexpr const char* kRuleMissingEntry = "rule/missing-entry";
inline constexpr const char* kRuleUnreachable = "rule/unreachable";
inline constexpr const char* kRuleCallCycle = "rule/call-cycle";
inline constexpr const char* kRuleUnknownReference = "rule/unknown-reference";
inline constexpr const char* kRuleScenarioCycle = "rule/scenario-cycle";
inline constexpr const char* kRuleBoundaryCycle = "rule/boundary-cycle";
inline constexpr const char* kRuleBoundaryTwice = "rule/boundary-twice";
inline constexpr const char* kRuleShares = "rule/shares";
inline constexpr const char* kRuleCrossedBounds = "rule/crossed-bounds";
inline constexpr const char* kRuleSchedule = "rule/schedule";
inline constexpr const char* kRuleHostName = "rule/host-name";
inline constexpr const char* kRuleNoTimeout = "rule/no-timeout";
inline constexpr const char* kRuleRetryProduct = "rule/retry-product";
inline constexpr const char* kRuleNoSidecar = "rule/no-sidecar";
inline constexpr const char* kRuleSharedConnection = "rule/shared-connection";
inline constexpr const char* kRuleSingleReplica = "rule/single-replica";
inline constexpr const char* kRuleSharedDatabase = "rule/shared-database";
inline constexpr const char* kRuleNoGateway = "rule/no-gateway";
inline constexpr const char* kRuleHiddenRoute = "rule/hidden-route";
inline constexpr const char* kRulePoolsTooLarge = "rule/pools-too-large";
inline constexpr const char* kRuleIdleConsumers = "rule/idle-consumers";
inline constexpr const char* kRuleSecretInConfig = "rule/literal-secret";

// A command line that cannot be understood.
inline constexpr const char* kCommandLine = "command-line/wrong";

// Files.
inline constexpr const char* kFileRead = "file/read";
inline constexpr const char* kFileWrite = "file/write";
inline constexpr const char* kFileChanged = "file/changed-outside";
inline constexpr const char* kFileLocked = "file/locked";
inline constexpr const char* kJournal = "file/journal";
inline constexpr const char* kRunStore = "file/run-store";

}  // namespace windtunnel::model::code
