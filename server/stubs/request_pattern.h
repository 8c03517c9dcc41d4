// What a request has to be like: the `request` of a stub mapping, and what count, find and near misses ask for.
//
//   MappingErrors errors;
//   RequestPattern pattern = read_request_pattern(json, "/request", errors);
//   RequestVerdict verdict = pattern.judge(facts);   // verdict.matched, verdict.distance, verdict.differences
#pragma once

#include <memory>    // patterns
#include <optional>  // parts that nobody asked for
#include <string>    // texts
#include <vector>    // patterns

#include "base/json_fwd.h"
#include "server/stubs/request_facts.h"
#include "server/stubs/value_pattern.h"
#include "server/stubs/whole_regex.h"

namespace steelyard::server {

struct Difference {
  std::string expected;  // "header X-A equalTo \"1\""
  std::string actual;    // "absent"
  std::string message;   // "the header does not match"
};

struct RequestVerdict {
  bool matched = true;
  bool gave_up = false;  // a regular expression ran out of steps
  double distance = 0;   // from 0 to 1, weighed as WireMock does: the URL most, then the method
  std::vector<Difference> differences;
};

// A form of URL that a mapping may name.
enum class UrlForm { any, url, url_path, url_pattern, url_path_pattern, url_path_template };

struct UrlPattern {
  UrlForm form = UrlForm::any;
  std::string text;
  std::optional<WholeRegex> regex;
};

struct NamedPattern {
  std::string name;
  ValuePatternPtr pattern;
};

// Disguises for what stands disguised in the journal.
struct RequestDisguise {
  std::function<std::string(const std::string& name, const std::string& value)> header;
  std::function<std::string(const std::string& name, const std::string& value)> query;
  std::function<std::string(const std::string& url)> url;
  Disguise cookie;
  Disguise body;
};

struct RequestPattern {
  std::string method = "ANY";
  UrlPattern url;
  std::vector<NamedPattern> headers;
  std::vector<NamedPattern> query;
  std::vector<NamedPattern> cookies;
  std::vector<NamedPattern> form;
  std::vector<ValuePatternPtr> body;
  ValuePatternPtr host;

  // Ends at the first difference.
  RequestVerdict matches(const RequestFacts& facts) const { return judge_until(facts, true); }
  // Looks at everything, and says what differs.
  RequestVerdict judge(const RequestFacts& facts) const { return judge_until(facts, false); }

  // The same pattern for requests of the journal.
  RequestPattern disguised(const RequestDisguise& disguise) const;

 private:
  RequestVerdict judge_until(const RequestFacts& facts, bool stop_at_first) const;
};

// Notes every member that is not known, or known and not supported.
RequestPattern read_request_pattern(const Json& value, const std::string& pointer, MappingErrors& errors);

}  // namespace steelyard::server
