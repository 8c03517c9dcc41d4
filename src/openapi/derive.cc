#include "openapi/derive.h"

#include <algorithm>  // std::any_of
#include <map>        // responses by status
#include <optional>   // the credential
#include <utility>    // std::move

#include "http/message.h"
#include "openapi/field_schema.h"
#include "openapi/key_name.h"
#include "openapi/page_fields.h"
#include "openapi/page_prose.h"
#include "openapi/placed.h"

namespace steelyard::openapi {
namespace {

constexpr const char* kSchemeName = "ApiKeyAuth";

class Deriver {
 public:
  Deriver(const Markdown& page, const std::string& title, const std::string& file)
      : page_(page), title_(title), file_(file) {}

  Result<Derived> derive() {
    if (Status status = read(); !status) return status.error();
    Placed root = Placed::object(request_.place);
    root.set("openapi", text("3.1.0"));
    root.set("info", info());
    if (std::optional<Placed> list = servers()) root.set("servers", std::move(*list));
    root.set("paths", paths());
    if (key_ != nullptr) root.set("components", components());
    return Derived{std::move(root).to_document(file_), request_.method, request_.path, std::move(warnings_)};
  }

 private:
  Status read() {
    const std::vector<RequestLine> lines = find_request_lines(page_);
    if (lines.empty()) {
      return Error{ErrorCode::page_no_contract,
                   "there is no OpenAPI document and no request line such as \"GET /path\"",
                   {file_, 1, 1}};
    }
    request_ = lines.front();
    for (const RequestLine& line : lines) {
      if (line.method == request_.method && line.path == request_.path) continue;
      return Error{ErrorCode::page_invalid,
                   line.method + " " + line.path + " is requested here, but " + request_.method + " " + request_.path +
                       " on line " + std::to_string(request_.place.line),
                   {file_, line.place.line, line.place.column}};
    }
    Result<std::vector<Field>> fields = read_fields(page_, file_);
    if (!fields) return fields.error();
    for (Field& field : *fields) {
      const bool response = field.kind == Field::Kind::response;
      (response ? answer_fields_ : field.in == "body" ? body_fields_ : parameters_).push_back(std::move(field));
    }
    examples_ = find_example_answers(page_);
    statuses_ = find_status_rows(page_);
    if (fields->empty() && examples_.empty() && statuses_.empty()) {
      return Error{ErrorCode::page_no_contract,
                   "there is a request line, but no described field, example answer or table of statuses",
                   {file_, request_.place.line, request_.place.column}};
    }
    find_key();
    return {};
  }

  // The key is a parameter that is named like one, or a required header that is described as one, and that the code
  // examples, if there are any, send.
  void find_key() {
    for (const auto is_key : {is_named_as_key, is_described_as_key}) {
      for (const Field& field : parameters_) {
        if (could_be_key(field) && is_key(field) && examples_mention(page_, field.name)) {
          key_ = &field;
          return;
        }
      }
    }
    find_key_that_no_example_sends();
  }

  static bool is_named_as_key(const Field& field) { return names_a_key(field.name); }

  static bool is_described_as_key(const Field& field) {
    constexpr std::string_view kKeys[] = {"api key", "api token", "access token", "access key"};
    const std::string text = http::to_lower(field.description);
    return field.in == "header" && field.tag.flag("required") &&
           std::any_of(std::begin(kKeys), std::end(kKeys),
                       [&text](std::string_view key) { return text.find(key) != std::string::npos; });
  }

  static bool could_be_key(const Field& field) {
    return field.in != "path" && (field.type.empty() || field.type == "string");
  }

  // A page that was edited in one place only: the one header that is asked for and that no example sends, if it has the
  // name of a key or if the examples send another that has.
  void find_key_that_no_example_sends() {
    const Field* unsent = nullptr;
    for (const Field& field : parameters_) {
      if (field.in != "header" || !field.tag.flag("required") || !could_be_key(field)) continue;
      if (examples_mention(page_, field.name)) continue;
      if (unsent != nullptr) return;
      unsent = &field;
    }
    const std::optional<std::string> sent = find_sent_key(page_);
    if (unsent == nullptr || (!sent && !names_a_key(unsent->name))) return;
    key_ = unsent;
    warn(sent ? "the code examples send " + *sent + " instead of " + key_->name : "no code example sends " + key_->name,
         key_->place);
  }

  Placed text(std::string value) const { return {std::move(value), request_.place}; }

  static void add_text(Placed& target, const char* key, const std::string& value, const TextOrigin& place) {
    if (!value.empty()) target.set(key, Placed(value, place));
  }

  Placed info() const {
    Placed result = Placed::object(request_.place);
    result.set("title", text(title_.empty() ? request_.method + " " + request_.path : title_));
    result.set("version", text("undocumented"));
    return result;
  }

  std::optional<Placed> servers() {
    const std::optional<ExampleServer> server = find_server(page_, request_);
    if (!server) {
      warn("no code example requests " + request_.path + ", so the host is not known", request_.place);
      return std::nullopt;
    }
    if (!server->other_path.empty()) {
      warn("the code example requests " + server->other_path + " instead of " + request_.path, server->place);
    }
    Placed entry = Placed::object(server->place);
    entry.set("url", Placed(server->url, server->place));
    Placed list = Placed::array(server->place);
    list.push(std::move(entry));
    return list;
  }

  Placed paths() {
    Placed item = Placed::object(request_.place);
    item.set(http::to_lower(request_.method), operation());
    Placed result = Placed::object(request_.place);
    result.set(request_.path, std::move(item));
    return result;
  }

  Placed operation() {
    Placed result = Placed::object(request_.place);
    add_text(result, "summary", title_, request_.place);
    Placed list = parameters();
    if (!list.value().empty()) result.set("parameters", std::move(list));
    if (!body_fields_.empty()) result.set("requestBody", request_body());
    result.set("responses", responses());
    if (key_ != nullptr) result.set("security", security());
    return result;
  }

  Placed parameters() {
    Placed list = Placed::array(request_.place);
    for (const Field& field : parameters_) {
      if (&field == key_) continue;
      Placed entry = Placed::object(field.place);
      entry.set("name", Placed(field.name, field.place));
      entry.set("in", Placed(field.in, field.place));
      add_text(entry, "description", field.description, field.place);
      if (field.in == "path" || field.tag.flag("required")) entry.set("required", Placed(true, field.place));
      Field plain = field;
      plain.description.clear();
      entry.set("schema", field_schema(plain, warner()));
      list.push(std::move(entry));
    }
    return list;
  }

  Placed request_body() {
    const TextOrigin& place = body_fields_.front().place;
    Placed schema = object_schema(body_fields_, place, warner());
    Placed body = Placed::object(place);
    if (schema.value().contains("required")) body.set("required", Placed(true, place));
    body.set("content", content(std::move(schema), place));
    return body;
  }

  static Placed content(std::optional<Placed> schema, const TextOrigin& place) {
    Placed media = Placed::object(place);
    if (schema) media.set("schema", std::move(*schema));
    Placed result = Placed::object(place);
    result.set("application/json", std::move(media));
    return result;
  }

  // The fields describe the first success that the page shows.
  std::string success_status() const {
    for (const ExampleAnswer& example : examples_) {
      if (example.status < 300) return std::to_string(example.status);
    }
    for (const StatusRow& row : statuses_) {
      if (row.status.front() == '2') return row.status;
    }
    return "200";
  }

  Placed responses() {
    std::map<std::string, const StatusRow*> all;
    const std::string success = success_status();
    all.emplace(success, nullptr);
    for (const ExampleAnswer& example : examples_) all.emplace(std::to_string(example.status), nullptr);
    for (const StatusRow& row : statuses_) {
      const StatusRow*& known = all[row.status];
      if (known == nullptr) known = &row;
    }
    Placed result = Placed::object(request_.place);
    for (const auto& [status, row] : all) result.set(status, response(status, row, status == success));
    return result;
  }

  Placed response(const std::string& status, const StatusRow* row, bool success) {
    std::vector<const Block*> fences;
    for (const ExampleAnswer& example : examples_) {
      if (std::to_string(example.status) == status) fences.push_back(example.fence);
    }
    const bool fields = success && !answer_fields_.empty();
    const TextOrigin place = row != nullptr   ? row->place
                             : fields         ? answer_fields_.front().place
                             : fences.empty() ? request_.place
                                              : fences.front()->place;
    Placed result = Placed::object(place);
    const bool described = row != nullptr && !row->description.empty();
    result.set("description", Placed(described ? row->description : "Status " + status, place));
    Placed media = Placed::object(place);
    if (fields) media.set("schema", object_schema(answer_fields_, place, warner()));
    add_examples(media, fences);
    if (media.value().empty()) return result;
    Placed content = Placed::object(place);
    content.set("application/json", std::move(media));
    result.set("content", std::move(content));
    return result;
  }

  void add_examples(Placed& media, const std::vector<const Block*>& fences) {
    std::vector<Placed> values;
    for (const Block* fence : fences) {
      const Result<Document> value = read_json(fence->text, file_, {}, fence->place);
      if (value) {
        values.emplace_back(*value);
      } else {
        warnings_.push_back(value.error());
      }
    }
    if (values.size() == 1) media.set("example", std::move(values.front()));
    if (values.size() < 2) return;
    Placed named = Placed::object(fences.front()->place);
    for (Placed& value : values) {
      Placed entry = Placed::object(fences.front()->place);
      entry.set("value", std::move(value));
      named.set("example-" + std::to_string(named.value().size() + 1), std::move(entry));
    }
    media.set("examples", std::move(named));
  }

  Placed security() const {
    Placed requirement = Placed::object(key_->place);
    requirement.set(kSchemeName, Placed::array(key_->place));
    Placed list = Placed::array(key_->place);
    list.push(std::move(requirement));
    return list;
  }

  Placed components() const {
    const TextOrigin& place = key_->place;
    Placed scheme = Placed::object(place);
    const bool bearer = http::equals_ignore_case(key_->name, "authorization") && examples_mention(page_, "bearer ");
    scheme.set("type", Placed(bearer ? "http" : "apiKey", place));
    if (bearer) {
      scheme.set("scheme", Placed("bearer", place));
    } else {
      scheme.set("in", Placed(key_->in, place));
      scheme.set("name", Placed(key_->name, place));
    }
    add_text(scheme, "description", key_->description, place);
    Placed schemes = Placed::object(place);
    schemes.set(kSchemeName, std::move(scheme));
    Placed result = Placed::object(place);
    result.set("securitySchemes", std::move(schemes));
    return result;
  }

  Warn warner() {
    return [this](std::string message, const TextOrigin& place) { warn(std::move(message), place); };
  }

  void warn(std::string message, const TextOrigin& place) {
    warnings_.push_back({ErrorCode::page_not_understood, std::move(message), {file_, place.line, place.column}});
  }

  const Markdown& page_;
  const std::string& title_;
  const std::string& file_;
  RequestLine request_;
  std::vector<Field> parameters_;
  std::vector<Field> body_fields_;
  std::vector<Field> answer_fields_;
  std::vector<ExampleAnswer> examples_;
  std::vector<StatusRow> statuses_;
  const Field* key_ = nullptr;
  std::vector<Error> warnings_;
};

}  // namespace

Result<Derived> derive_contract(const Markdown& page, const std::string& title, const std::string& file) {
  return Deriver(page, title, file).derive();
}

}  // namespace steelyard::openapi
