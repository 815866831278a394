// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace windtunnel::model {

/// Whether text is, by its form, a credential nobody should write into a design: a private key, a cloud
/// access key, a token of a well-known service, an address with a password.
bool looksLikeCredential(std::string_view text);

/// Whether an environment variable with this value is a secret in plain text: its name is that of one
/// (`DB_PASSWORD`) and its value is neither a path, a switch nor a reference, or its value looks like one.
bool isLiteralSecret(std::string_view variable, std::string_view value);

}  // namespace windtunnel::model
