// Bodies one after the other from a stream: NDJSON, or a single JSON text over several lines.
//
//   Status read = read_bodies(in, "answers.ndjson", [&](std::string_view body, const TextOrigin& origin) { … });
#pragma once

#include <functional>   // the receiver
#include <iosfwd>       // streams
#include <string>       // names
#include <string_view>  // bodies

#include "base/document.h"
#include "base/result.h"

namespace steelyard::cli {

using BodyReceiver = std::function<void(std::string_view body, const TextOrigin& origin)>;

// NDJSON is told by its name (.ndjson, .jsonl), by a first line that is a JSON text by itself, or by two such lines in
// a row; then a line is a body, and no more than a line is held. Everything else is one body. Errors: file_empty,
// file_too_large (a line, or a single body, of more than kMaxFileBytes), file_not_readable.
Status read_bodies(std::istream& in, const std::string& name, const BodyReceiver& receive);

}  // namespace steelyard::cli
