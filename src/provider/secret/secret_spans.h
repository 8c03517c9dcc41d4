// Where credentials stand in a body, a query or a header value, told by the names beside them. What is found is a place
// in the text, so that all around it can be kept as it came.
//
//   BodySecrets found = secrets_in_body(request.headers, request.body, names);
//   if (found.unreadable.empty()) for (const SecretSpan& span : found.spans) hide(span);
#pragma once

#include <cstddef>      // places
#include <functional>   // names
#include <string>       // values
#include <string_view>  // texts
#include <vector>       // places

#include "http/message.h"

namespace steelyard::provider {

struct SecretSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string value;      // without the escapes of the format
  bool number = false;    // of JSON: what takes its place wants quotes
  bool doubtful = false;  // may be something else by its name: a short `key`, `token`, `page_token`
};
using SecretSpans = std::vector<SecretSpan>;  // in the order of the text, apart from each other

// Whether a name stands for a credential (openapi::names_a_secret, and what contracts declare).
using SecretNames = std::function<bool(std::string_view name)>;

// One JSON text, several (NDJSON), or the beginning of one. All strings and numbers below a name count, however deep;
// a text within a string is looked at too where it is JSON or a URL. `clean` becomes false where something is no JSON:
// then secrets_in_text() may find more.
SecretSpans secrets_in_json(std::string_view text, const SecretNames& names, bool& clean);

// name=value pairs of a query, a fragment or a form.
SecretSpans secrets_in_pairs(std::string_view text, const SecretNames& names);

// Path, query and fragment of a URL or request target. Its user information is the caller's to remove.
SecretSpans secrets_in_target(std::string_view text, const SecretNames& names);

// Any other text: `name: value`, `name = "value"`, `name={…}`, `<name>value</name>`, `//user:password@`.
SecretSpans secrets_in_text(std::string_view text, const SecretNames& names);

struct BodySecrets {
  SecretSpans spans;
  std::vector<std::string> others;  // further values that lie within the spans
  std::string unreadable;           // why it is not sure what the body holds, "" if it is: then nobody may see it
};

// By what the body looks like and its Content-Type; without a content coding. Unreadable are bytes that are no UTF-8
// (pictures and sound pass), other charsets, and multipart bodies that break off.
BodySecrets secrets_in_body(const http::Headers& headers, std::string_view body, const SecretNames& names);

}  // namespace steelyard::provider
