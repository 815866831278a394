// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Stable codes of the diagnostics the exporters give. A code never changes its meaning.
namespace windtunnel::exporters::code {

inline constexpr const char* kUnsafePath =
    "export/unsafe-path";  ///< A file name that cannot be written everywhere.
inline constexpr const char* kDuplicatePath =
    "export/duplicate-path";  ///< Two files whose names differ in case only.
inline constexpr const char* kUnwritableText =
    "export/unwritable-text";  ///< Text that no YAML reader would give back.
inline constexpr const char* kForeignFile =
    "export/foreign-file";  ///< A file in the way that no export wrote.
inline constexpr const char* kEditedFile =
    "export/edited-file";  ///< A file an export wrote and someone changed.
inline constexpr const char* kSymbolicLink =
    "export/symbolic-link";                                     ///< A link where a file or folder should be.
inline constexpr const char* kBadRecord = "export/bad-record";  ///< The list of written files cannot be read.
inline constexpr const char* kIoFailure = "export/io-failure";  ///< The file system refused an operation.
inline constexpr const char* kNothingToExport =
    "export/nothing";  ///< The design has nothing the target can express.
inline constexpr const char* kLiteralSecret = "export/literal-secret";  ///< A value that looks like a secret.
inline constexpr const char* kShortenedName =
    "export/shortened-name";  ///< Objects are not named as the component is.
inline constexpr const char* kShadowedVariable =
    "export/shadowed-variable";  ///< A drawn variable that the export sets itself.
inline constexpr const char* kNotExpressed =
    "export/not-expressed";  ///< A property the target cannot express.
inline constexpr const char* kRefusedValue =
    "export/refused-value";  ///< A value Kubernetes would refuse; another one is written.
inline constexpr const char* kShiftedPort =
    "export/shifted-port";  ///< A pod without privileges listens on a higher port than drawn.
inline constexpr const char* kBroadEgress =
    "export/broad-egress";  ///< Egress that cannot be narrowed to an address.

}  // namespace windtunnel::exporters::code
