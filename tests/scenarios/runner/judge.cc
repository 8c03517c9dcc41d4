#include "tests/scenarios/runner/judge.h"

#include <algorithm>  // std::sort

#include "base/document.h"
#include "base/json.h"
#include "base/regex.h"
#include "json_schema/schema.h"

namespace steelyard::scenarios {
namespace {

constexpr char kSchemaUri[] = "urn:scenario";

// The order of members says nothing in JSON.
nlohmann::json unordered(const Json& value) { return nlohmann::json::parse(write_json(value)); }

bool matches(const std::string& pattern, const std::string& text) {
  const Result<Regex> regex = Regex::compile(pattern);
  return regex && regex->search(text) == Match::yes;
}

// Every member of `part` stands in `whole` with its value; arrays are compared item by item.
bool is_part(const Json& part, const Json& whole) {
  if (part.is_object() && whole.is_object()) {
    return std::all_of(part.items().begin(), part.items().end(), [&](const auto& item) {
      const Json* member = find_member(whole, item.key());
      return member != nullptr && is_part(item.value(), *member);
    });
  }
  if (part.is_array() && whole.is_array()) {
    return std::equal(part.begin(), part.end(), whole.begin(), whole.end(), is_part);
  }
  return unordered(part) == unordered(whole);
}

std::string joined(std::vector<std::string> list) {
  std::sort(list.begin(), list.end());
  std::string text;
  for (const std::string& item : list) text += (text.empty() ? "" : "; ") + item;
  return text.empty() ? "none" : text;
}

class Judge {
 public:
  Judge(const http::Response& response, const std::vector<std::string>& bodies)
      : response_(response), bodies_(bodies) {}

  std::vector<std::string> failures;

  void status(const Json& expected) {
    if (expected != response_.status) fail("status", write_json(expected), std::to_string(response_.status));
  }

  void headers(const Json& expected) {
    for (const auto& [name, value] : expected.items()) {
      const std::string given = response_.headers.combined(name).value_or("nothing");
      const Json* pattern = find_member(value, "matches");
      const bool good = value.is_null()      ? !response_.headers.has(name)
                        : pattern != nullptr ? matches(pattern->get<std::string>(), given)
                                             : value == given;
      if (!good) fail("header " + name, value.is_null() ? "nothing" : write_json(value), given);
    }
  }

  void json(const Json& expected) {
    const auto body = body_as_json();
    if (body && unordered(*body) != unordered(expected)) fail("body", write_json(expected), response_.body);
  }

  void json_part(const Json& expected) {
    const auto body = body_as_json();
    if (body && !is_part(expected, *body)) fail("body", "at least " + write_json(expected), response_.body);
  }

  void text(const Json& expected) {
    if (expected != response_.body) fail("body", write_json(expected), write_json(Json(response_.body)));
  }

  void pattern(const Json& expected) {
    if (!matches(expected.get<std::string>(), response_.body)) {
      fail("body", "a match of " + write_json(expected), response_.body);
    }
  }

  void schema(const Json& expected) {
    const auto body = body_as_json();
    if (!body) return;
    json_schema::Registry registry;
    Result<Document> document = read_json(write_json(expected), "schema of the scenario");
    if (!document) return failures.push_back(to_string(document.error()));
    registry.add(kSchemaUri, std::make_shared<const Document>(std::move(*document)));
    const Result<json_schema::Program> program =
        json_schema::compile(registry, {kSchemaUri, ""}, {.assert_formats = true});
    if (!program) return failures.push_back(to_string(program.error()));
    for (const json_schema::Failure& failure : json_schema::Evaluator().validate(*program, *body)) {
      failures.push_back("body at \"" + failure.instance_pointer + "\": " + failure.message);
    }
  }

  void violations(const Json& expected) {
    const auto body = body_as_json();
    if (!body) return;
    std::vector<std::string> given;
    const Json* found = find_member(*body, "validation");
    for (const Json& violation : found == nullptr ? Json::array() : *found) {
      std::string text;
      for (const Json& token : violation.at("location")) text += (text.empty() ? "" : "/") + token.get<std::string>();
      given.push_back(text + " " + violation.at("code").get<std::string>());
    }
    const auto wanted = expected.get<std::vector<std::string>>();
    if (joined(wanted) != joined(given)) fail("violations", joined(wanted), joined(given));
  }

  void same_body(const Json& expected) { compare_bodies(expected, true); }
  void other_body(const Json& expected) { compare_bodies(expected, false); }

 private:
  void fail(const std::string& what, const std::string& expected, const std::string& given) {
    failures.push_back(what + ": expected " + expected + ", got " + given);
  }

  std::optional<Json> body_as_json() {
    Result<Document> document = read_json(response_.body, "body");
    if (document) return document->root();
    fail("body", "JSON", "\"" + response_.body + "\"");
    return std::nullopt;
  }

  void compare_bodies(const Json& number, bool same) {
    const auto index = number.get<std::size_t>() - 1;
    if (index >= bodies_.size()) return failures.push_back("there is no exchange " + write_json(number) + " before");
    if ((bodies_[index] == response_.body) == same) return;
    fail("body", (same ? "the body of exchange " : "another body than that of exchange ") + write_json(number),
         response_.body);
  }

  const http::Response& response_;
  const std::vector<std::string>& bodies_;
};

// One row a member of `expect`.
struct Row {
  std::string_view member;
  void (Judge::*check)(const Json& expected);
};
constexpr Row kRows[] = {
    {"status", &Judge::status},
    {"headers", &Judge::headers},
    {"json", &Judge::json},
    {"json_part", &Judge::json_part},
    {"text", &Judge::text},
    {"matches", &Judge::pattern},
    {"schema", &Judge::schema},
    {"violations", &Judge::violations},
    {"same_body_as", &Judge::same_body},
    {"other_body_than", &Judge::other_body},
};

}  // namespace

std::vector<std::string> judge(const http::Response& response, const Json& expected,
                               const std::vector<std::string>& bodies) {
  Judge judge(response, bodies);
  for (const Row& row : kRows) {
    if (const Json* member = find_member(expected, row.member)) (judge.*row.check)(*member);
  }
  return std::move(judge.failures);
}

}  // namespace steelyard::scenarios
