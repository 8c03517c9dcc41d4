#include "provider/pack_file.h"

#include <fmt/format.h>  // fmt::format

#include <algorithm>  // std::find_if
#include <set>        // duplicates

#include "base/json.h"
#include "base/pointer.h"
#include "provider/promises.h"

namespace steelyard::provider {
namespace {

std::string text(const Json& value, std::string_view member, std::string_view otherwise = "") {
  const std::string_view found = string_member(value, member);
  return std::string(found.empty() ? otherwise : found);
}

const Json& list(const Json& value, std::string_view member) {
  static const Json kEmpty = Json::array();
  const Json* found = find_member(value, member);
  return found == nullptr ? kEmpty : *found;
}

Source read_source(const Json& value, Source otherwise) {
  const std::string name = text(value, "source");
  for (const Source source : {Source::documented, Source::observed, Source::assumed}) {
    if (to_string(source) == name) return source;
  }
  return otherwise;
}

When read_when(const Json& value) {
  const std::string name = text(value, "when");
  if (name == "no_credential") return When::no_credential;
  return name == "bad_credential" ? When::bad_credential : When::always;
}

CredentialPlace read_credential(const Json& value) {
  CredentialPlace place;
  const std::string in = text(value, "in");
  if (in == "query") place.in = openapi::ParameterPlace::query;
  if (in == "cookie") place.in = openapi::ParameterPlace::cookie;
  place.name = text(value, "name");
  place.http_scheme = text(value, "http_scheme");
  place.source = read_source(value, Source::documented);
  return place;
}

RateLimit read_rate_limit(const Json& value) {
  RateLimit limit;
  limit.requests = find_member(value, "requests")->get<std::int64_t>();
  limit.window = std::chrono::seconds(find_member(value, "window")->get<std::int64_t>());
  limit.source = read_source(value, Source::assumed);
  if (const Json* headers = find_member(value, "headers")) {
    for (const auto& [name, count] : headers->items()) {
      const bool is_limit = count == "limit";
      limit.headers.emplace_back(name, is_limit               ? RateCount::limit
                                       : count == "remaining" ? RateCount::remaining
                                                              : RateCount::reset);
    }
  }
  if (const Json* values = find_member(value, "values")) {
    for (const auto& [pointer, content] : values->items())
      limit.values.emplace_back(pointer, content.get<std::string>());
  }
  return limit;
}

Promise read_promise(const Json& value, Location where) {
  Promise promise;
  promise.id = text(value, "id");
  promise.says = text(value, "says");
  promise.operation = text(value, "operation");
  promise.source = read_source(value, Source::documented);
  promise.where = std::move(where);
  for (const auto& [name, rule] : value.get_ref<const Json::object_t&>()) {
    if (!is_promise_kind(name)) continue;
    promise.kind = name;
    promise.rule = std::make_shared<const Json>(rule);
  }
  const Json& on = *find_member(value, "on");
  promise.on_errors = on == "errors";
  if (on.is_array()) promise.on = on.get<std::vector<int>>();
  return promise;
}

std::vector<AnswerHeader> read_headers(const Json& value) {
  std::vector<AnswerHeader> headers;
  const Json* map = find_member(value, "headers");
  if (map == nullptr) return headers;
  for (const auto& [name, header] : map->get_ref<const Json::object_t&>()) {
    const bool plain = header.is_string();
    headers.push_back({name, plain ? header.get<std::string>() : text(header, "value"),
                       !plain && flag_member(header, "with_credential")});
  }
  return headers;
}

Result<Answer> read_answer(const Json& value, const openapi::DocumentSource& source, const Location& where,
                           const Location& body_where) {
  Answer answer;
  answer.status = find_member(value, "status")->get<int>();
  answer.example = text(value, "example");
  answer.source = read_source(value, Source::assumed);
  answer.when = read_when(value);
  answer.headers = read_headers(value);
  answer.note = text(value, "note");
  answer.where = where;
  if (const Json* breach = find_member(value, "breach")) answer.breach = breach->get<std::string>();
  const std::string file = text(value, "body");
  if (file.empty()) return answer;
  Result<std::string> body = source.read(file);
  if (!body)
    return Error{body.error().code, "the body of the answer: " + body.error().message + ": " + file, body_where};
  answer.body = std::move(*body);
  answer.body_file = source.display_name(file);
  answer.content_type = text(value, "content_type", "application/json");
  return answer;
}

Result<OperationFixtures> read_operation(const Document& document, const std::string& pointer,
                                         const openapi::DocumentSource& source) {
  const Json& value = *pointer_find(document.root(), pointer);
  OperationFixtures fixtures{text(value, "operation"), {}};
  std::set<std::pair<int, std::string>> seen;
  std::size_t index = 0;
  for (const Json& item : list(value, "answers")) {
    const std::string place = pointer_append(pointer + "/answers", index++);
    Result<Answer> answer = read_answer(item, source, document.locate(place), document.locate(place + "/body"));
    if (!answer) return answer.error();
    if (!seen.emplace(answer->status, answer->example).second) {
      return Error{ErrorCode::fixture_duplicate,
                   fmt::format("there is an answer {} \"{}\" already", answer->status, answer->example),
                   document.locate(place + "/example")};
    }
    fixtures.answers.push_back(std::move(*answer));
  }
  return fixtures;
}

}  // namespace

Status read_pack(const Document& document, const openapi::DocumentSource& source, Provider& provider) {
  const Json& root = document.root();
  provider.file = document.file();
  provider.name = text(root, "name");
  provider.title = text(root, "title", provider.name);
  provider.sample_key = text(root, "sample_key", provider.name + "-demo-key");
  for (const Json& item : list(root, "credentials")) provider.credentials.push_back(read_credential(item));
  for (const Json& item : list(root, "keys")) {
    provider.keys.push_back(
        {text(item, "key"), text(item, "role"), find_member(item, "status")->get<int>(), text(item, "example")});
  }
  for (const Json& item : list(root, "env")) {
    provider.env.push_back({text(item, "name"), text(item, "value", "{url}"), text(item, "client"),
                            read_source(item, Source::documented)});
  }
  if (const Json* units = find_member(root, "units")) units->get_to(provider.units);
  if (const Json* limit = find_member(root, "rate_limit")) provider.rate_limit = read_rate_limit(*limit);
  std::size_t index = 0;
  for (const Json& item : list(root, "promises")) {
    provider.promises.push_back(read_promise(item, document.locate(pointer_append("/promises", index++))));
  }
  for (index = 0; index < list(root, "operations").size(); ++index) {
    Result<OperationFixtures> operation = read_operation(document, pointer_append("/operations", index), source);
    if (!operation) return operation.error();
    provider.operations.push_back(std::move(*operation));
  }
  return {};
}

}  // namespace steelyard::provider
