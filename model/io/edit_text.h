// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "model/core/result.h"
#include "model/edit/edit.h"

namespace windtunnel::model {

/// An edit in one line of text (JSON), every value with its type, so that reading it gives an equal edit. The
/// text is ASCII and holds no line break.
std::string editText(const Edit& edit);

/// The edit of such a line; text of another form is a diagnostic.
Result<Edit> parseEdit(std::string_view text);

}  // namespace windtunnel::model
