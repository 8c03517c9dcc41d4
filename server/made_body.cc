#include "server/made_body.h"

#include <algorithm>    // std::find
#include <array>        // names
#include <functional>   // what a body has to keep
#include <string_view>  // names

#include "base/json.h"
#include "json_schema/schema.h"
#include "openapi/media_type.h"
#include "openapi/schema_view.h"
#include "provider/promises.h"
#include "provider/sent_type.h"

namespace steelyard::server {
namespace {

using provider::Answer;
using provider::GenerateOptions;

constexpr std::uint64_t kTries = 24;

// Members of an error that hold its sentence.
constexpr std::array<std::string_view, 7> kSentences = {"message", "detail", "title",      "error",
                                                        "reason",  "msg",    "description"};

std::optional<Json> parse_body(const std::string& text, const std::string& content_type) {
  if (!openapi::is_json(content_type)) return std::nullopt;
  Result<Document> document = read_json(text, "");
  if (!document) return std::nullopt;
  return document->root();
}

bool is_code_name(const std::string& text) {
  return !text.empty() && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == std::string::npos;
}

// "NOT_FOUND" for 404: clients choose their error class by such a name, so that of another error would mislead them.
std::string code_name(int status) {
  std::string name;
  for (const char c : http::reason_phrase(status)) {
    if (c >= 'a' && c <= 'z') name += static_cast<char>(c - 'a' + 'A');
    if (c >= 'A' && c <= 'Z') name += c;
    if (c == ' ' || c == '-') name += '_';
  }
  return name;
}

// Puts another status and its sentence into an error, at every depth.
void adapt_error(Json& value, int from, int to, const std::string& key) {
  if (value.is_structured()) {
    if (value.is_object()) {
      for (auto& [name, member] : value.get_ref<Json::object_t&>()) adapt_error(member, from, to, name);
    } else {
      for (Json& item : value) adapt_error(item, from, to, key);
    }
  } else if (value.is_number_integer() && value == from) {
    value = to;
  } else if (value.is_string() && std::find(kSentences.begin(), kSentences.end(), key) != kSentences.end()) {
    value = std::string(http::reason_phrase(to));
  } else if (key == "code" && value.is_string() && is_code_name(value.get<std::string>())) {
    value = code_name(to);
  }
}

BorrowedBody adapted(ServedProvider& served, const openapi::Operation& operation, int status, int from,
                     const std::string& content_type, const std::string& text) {
  std::optional<Json> body = parse_body(text, content_type);
  if (!body) return {content_type, std::string(http::reason_phrase(status)) + "\n"};
  adapt_error(*body, from, status, "");
  provider::keep_promises(served.provider, operation.label(), status, nullptr, *body);
  return {content_type, write_json(*body) + "\n"};
}

// Closer statuses first: the same class, then any error.
template <class T, class StatusOf>
const T* nearest_error(const std::vector<T>& list, int status, StatusOf status_of) {
  const T* nearest = nullptr;
  for (const T& each : list) {
    const int other = status_of(each);
    if (other < 400) continue;
    if (other / 100 == status / 100) return &each;
    if (nearest == nullptr) nearest = &each;
  }
  return nearest;
}

int status_of_response(const openapi::ResponseSpec& response) {
  if (response.content.empty()) return 0;
  if (response.status.text == "default") return 400;
  return response.status.exact().value_or((response.status.text[0] - '0') * 100);
}

// Tries seeds until a value is valid and `mend` has made it do, or says that it cannot.
Result<Json> make(ServedProvider& served, const openapi::SchemaRef& schema, const GenerateOptions& options,
                  const std::function<bool(Json&)>& mend) {
  Result<json_schema::Program> program = served.validators.program(schema, json_schema::Direction::response);
  if (!program) return program.error();
  const openapi::SchemaView view(served.provider.contract->registry, schema);
  json_schema::Evaluator evaluator;
  for (std::uint64_t attempt = 0; attempt < kTries; ++attempt) {
    GenerateOptions next = options;
    next.seed = options.seed + attempt * 7919;
    if (attempt >= kTries / 2) next.style = provider::Style::random;  // an example of the schema may be what is wrong
    Json value = provider::generate(view, next);
    if (mend(value) && evaluator.is_valid(*program, value)) return value;
  }
  const Document* document = served.provider.contract->registry.find(schema.uri);
  return Error{ErrorCode::body_not_generated, "no valid body could be made from the schema at " + schema.pointer,
               document == nullptr ? Location{} : document->locate(schema.pointer)};
}

std::optional<BorrowedBody> borrow_from_contract(ServedProvider& served, const openapi::Operation& operation,
                                                 int status) {
  const openapi::ResponseSpec* response = nearest_error(operation.responses, status, status_of_response);
  for (const openapi::Operation& other : served.provider.contract->operations) {
    if (response == nullptr) response = nearest_error(other.responses, status, status_of_response);
  }
  if (response == nullptr) return std::nullopt;
  const openapi::MediaType& media = response->content.front();
  const std::string type = provider::sent_type(media.range);
  const int from = status_of_response(*response);
  if (!media.examples.empty()) {
    const Json& example = *media.examples.front().value;
    const std::string text =
        example.is_string() && !openapi::is_json(type) ? example.get<std::string>() : write_json(example);
    return adapted(served, operation, status, from, type, text);
  }
  if (!media.schema) return std::nullopt;
  Result<Json> body = make_body(served, operation, status, *media.schema, {});
  if (!body) return std::nullopt;
  return adapted(served, operation, status, from, type, write_json(*body));
}

}  // namespace

Result<Json> make_value(ServedProvider& served, const openapi::SchemaRef& schema, const GenerateOptions& options) {
  return make(served, schema, options, [](Json&) { return true; });
}

Result<Json> make_body(ServedProvider& served, const openapi::Operation& operation, int status,
                       const openapi::SchemaRef& schema, const GenerateOptions& options) {
  // What stays the same from answer to answer is taken from the first fixture of that status.
  std::optional<Json> found;
  for (const Answer& answer : served.provider.answers(operation.label())) {
    if (answer.status == status && !found) found = parse_body(answer.body, answer.content_type);
  }
  const Json* reference = found ? &*found : nullptr;
  return make(served, schema, options, [&](Json& body) {
    provider::keep_promises(served.provider, operation.label(), status, reference, body);
    // Some bodies cannot be mended: no total makes a sum of parts that are no amounts.
    const http::Headers none;
    const provider::PromiseSubject subject{status, none, &body, false, reference};
    return provider::check_promises(served.provider, operation.label(), subject).empty();
  });
}

std::optional<BorrowedBody> borrow_error(ServedProvider& served, const openapi::Operation& operation, int status) {
  const Answer* fixture = nearest_error(served.provider.answers(operation.label()), status,
                                        [](const Answer& answer) { return answer.body.empty() ? 0 : answer.status; });
  if (fixture != nullptr)
    return adapted(served, operation, status, fixture->status, fixture->content_type, fixture->body);
  return borrow_from_contract(served, operation, status);
}

std::optional<BorrowedBody> promised_error(ServedProvider& served, const openapi::Operation& operation, int status) {
  Json body = Json::object();
  provider::keep_promises(served.provider, operation.label(), status, nullptr, body);
  if (body.empty()) return std::nullopt;
  return BorrowedBody{"application/json", write_json(body) + "\n"};
}

}  // namespace steelyard::server
