// Answers that were recorded elsewhere, one after the other from a text: bodies, NDJSON with status and headers, HAR.
//
//   SampleReader reader("answers.ndjson", {.status = 200}, [&](Sample&& sample) { observer.add(sample); },
//                       [&](const Error& error) { tell(error); });
//   Status read = read_bodies(in, name, [&](std::string_view text, const TextOrigin& origin) { reader.add(text,
//   origin); });
//
// A line of NDJSON that says what was asked and what was answered is an object with these members and no others:
//
//   {"method": "GET", "path": "/v1/balance", "status": 200, "headers": {"Content-Type": "application/json"},
//    "body": {"balance": 1}}
//
// `operation` ("GET /v1/balance" or an operationId) stands for `method` and `path`; `url` for `path`. A `body` that is
// an object, an array, a number … is JSON as it stands; one that is a string is the text of the body. `headers` may be
// absent: then the body is taken for what the contract documents. Every other text is a body.
#pragma once

#include <cstddef>      // counts
#include <functional>   // receivers
#include <optional>     // absent parts
#include <string>       // texts
#include <string_view>  // texts

#include "base/document.h"
#include "base/result.h"
#include "http/message.h"

namespace steelyard::drift {

struct Sample {
  std::string operation;       // label or operationId, or "": see method, host and path
  std::string method;          // "GET"
  std::string host;            // lower case, with a port if it was written; "" if nothing says
  std::string path;            // without query; "" if nothing says: the only operation is meant
  std::optional<int> status;   // nothing: the documented success
  http::Headers headers = {};  // as far as they are known
  bool knows_headers = false;  // else a header that is not here may have been sent
  std::string body = {};
  bool is_answer_to_key = false;               // a credential went with the request, and it was accepted
  Location where = {};                         // of the sample
  std::optional<TextOrigin> body_origin = {};  // where the body stands in the file, if it stands there as it is
};

// What every body of a file stands for that says nothing itself.
struct SampleDefaults {
  std::string operation = {};
  std::optional<int> status = {};
};

class SampleReader {
 public:
  using Receiver = std::function<void(Sample&&)>;
  using Refusal = std::function<void(const Error&)>;

  SampleReader(std::string file, SampleDefaults defaults, Receiver receive, Refusal refuse);

  // One JSON text of the file: a body, a line as above, or a HAR (version 1.2) with any number of entries. What cannot
  // be understood is refused with its place, and the rest goes on: sample_invalid and the errors of read_json()
  // (base/document.h).
  void add(std::string_view text, const TextOrigin& origin);

 private:
  void add_line(std::string_view text, const TextOrigin& origin, const Document& document);
  void add_body(std::string_view text, const TextOrigin& origin);

  std::string file_;
  SampleDefaults defaults_;
  Receiver receive_;
  Refusal refuse_;
  std::optional<bool> has_lines_;  // the first object decides: a line with a slip of the pen must not become a body
};

// Host and path of a URL, or of a path that stands alone; the query is dropped. Nothing for what is neither.
struct SampleTarget {
  std::string host;
  std::string path;
};
std::optional<SampleTarget> parse_sample_target(std::string_view url);

// The text of a member of an object, as it stands in the text of the object, which must be JSON; the last of that name.
std::string_view member_text(std::string_view object, std::string_view name);

}  // namespace steelyard::drift
