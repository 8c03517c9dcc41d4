// Bodies one after the other from a stream: NDJSON, or a single JSON text over several lines.
//
//   Status read = read_bodies(in, "answers.ndjson", [&](std::string_view body, const TextOrigin& origin) { … });
#pragma once

#include <functional>   // the receiver
#include <iosfwd>       // streams
#include <string>       // names
#include <string_view>  // bodies
#include <vector>       // names

#include "base/document.h"
#include "base/result.h"

namespace steelyard::cli {

using BodyReceiver = std::function<void(std::string_view body, const TextOrigin& origin)>;

// What else than JSON a stream may hold. YAML can have lines that are JSON by themselves.
enum class BodyLanguage { json, json_or_yaml };

// NDJSON is told by its name (.ndjson, .jsonl), by a first line that is a JSON text by itself, or in what opens like
// JSON (or can be nothing else) by an object or array on a line of its own, where the whole is no JSON text; then a
// line is a body, and no more than a line is held. Everything else is one body. Errors: file_empty,
// file_too_large (a line, or a single body, of more than kMaxFileBytes), file_not_readable.
Status read_bodies(std::istream& in, const std::string& name, const BodyReceiver& receive,
                   BodyLanguage language = BodyLanguage::json);

// Whether a text that is JSON or YAML is meant as JSON: it begins with '[', or with '{' and a quoted key.
bool opens_like_json(std::string_view text);

// Of the names of files, "-" is standard input, which ends only once. Error: usage if it is named again.
Status check_read_once(const std::vector<std::string>& names);

}  // namespace steelyard::cli
