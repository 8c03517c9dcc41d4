#include "server/render.h"

#include "base/json.h"
#include "http/field_value.h"
#include "http/form.h"
#include "openapi/media_type.h"
#include "openapi/schema_view.h"
#include "provider/xml_body.h"
#include "server/made_body.h"

namespace steelyard::server {
namespace {

using provider::GenerateOptions;
using provider::Style;

// Statuses that never have a body (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5).
bool is_bodiless(int status) { return status == 204 || status == 205 || status == 304; }

// A value in the `simple` style: "a,b" and "k,v", or "k=v" if exploded (OAS 3.1.1, "Style Examples").
std::string header_text(const Json& value, bool explode = false) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_structured()) return write_json(value);
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ",") + part; };
  if (value.is_object()) {
    for (const auto& [name, member] : value.get_ref<const Json::object_t&>()) {
      if (!explode) add(name);
      add((explode ? name + "=" : "") + header_text(member));
    }
  } else {
    for (const Json& item : value) add(header_text(item));
  }
  return text;
}

class Renderer {
 public:
  Renderer(ServedProvider& served, const openapi::Operation& operation, const Choice& choice,
           const RenderContext& context)
      : served_(served), operation_(operation), choice_(choice), context_(context) {}

  http::Response run() {
    response_.status = choice_.status;
    if (choice_.fixture != nullptr) {
      add_fixture(*choice_.fixture, true);
    } else if (is_bodiless(choice_.status)) {
    } else if (is_undescribed_error()) {
      add_promised_error();
    } else if (choice_.media != nullptr) {
      add_contract_body();
    } else if (choice_.documented == nullptr) {
      add_undocumented_body();
    }
    if (problem_) return to_response(*problem_);
    add_documented_headers();
    add_labels();
    return problem_ ? to_response(*problem_) : std::move(response_);
  }

 private:
  void add_fixture(const provider::Answer& fixture, bool with_body) {
    for (const provider::AnswerHeader& header : fixture.headers) {
      if (!header.only_with_credential || context_.credential_accepted)
        response_.headers.add(header.name, header.value);
    }
    if (!with_body || is_bodiless(fixture.status)) return;
    if (!fixture.content_type.empty()) response_.headers.set("Content-Type", fixture.content_type);
    response_.body = fixture.body;
  }

  void add_contract_body() {
    // Where a pack has an answer of this status, a generated body still comes with the headers of that answer.
    for (const provider::Answer& answer : served_.provider.answers(operation_.label())) {
      if (answer.status != choice_.status) continue;
      add_fixture(answer, false);
      break;
    }
    response_.headers.set("Content-Type", choice_.media_type);
    if (choice_.example != nullptr) {
      response_.body = body_text(*choice_.example->value);
    } else if (choice_.media->schema) {
      Result<Json> body = make_body(served_, operation_, choice_.status, *choice_.media->schema, generate_options());
      if (!body) {
        problem_ = Problem{"body-not-generated", 500, to_string(body.error()), {}, {}, {}};
        return;
      }
      response_.body = body_text(*body);
    }
  }

  GenerateOptions generate_options() const { return {context_.seed, context_.random ? Style::random : Style::sample}; }

  // JSON as JSON, XML from the schema's `xml` hints, text as it is.
  std::string body_text(const Json& value) const {
    if (openapi::is_json(choice_.media_type)) return write_json(value);
    if (value.is_string()) return value.get<std::string>();
    if (openapi::is_xml(choice_.media_type) && choice_.media->schema) {
      return provider::xml_body(value,
                                openapi::SchemaView(served_.provider.contract->registry, *choice_.media->schema));
    }
    if (openapi::is_form(choice_.media_type) && value.is_object()) return form_text(value);
    return write_json(value);
  }

  static std::string form_text(const Json& value) {
    std::string text;
    for (const auto& [name, member] : value.get_ref<const Json::object_t&>()) {
      text += (text.empty() ? "" : "&") + http::form_encode(name) + "=" + http::form_encode(header_text(member));
    }
    return text;
  }

  // Of a documented error nothing is said but its status, while the pack promises something of its body.
  bool is_undescribed_error() const {
    if (choice_.status < 400 || choice_.documented == nullptr) return false;
    if (choice_.media != nullptr && (choice_.example != nullptr || choice_.media->schema)) return false;
    return promised_error(served_, operation_, choice_.status).has_value();
  }

  // In the shape of another error, else with no more than what is promised.
  void add_promised_error() {
    std::optional<BorrowedBody> made = borrow_error(served_, operation_, choice_.status);
    if (!made) made = promised_error(served_, operation_, choice_.status);
    response_.headers.set("Content-Type", made->content_type);
    response_.body = made->body;
  }

  void add_undocumented_body() {
    if (choice_.status < 400) {
      borrow_success();
      return;
    }
    const std::optional<BorrowedBody> borrowed = borrow_error(served_, operation_, choice_.status);
    if (borrowed) {
      response_.headers.set("Content-Type", borrowed->content_type);
      response_.body = borrowed->body;
    } else {
      response_ = to_response({"undocumented-status",
                               choice_.status,
                               "the contract documents neither this status nor any error whose shape could be used",
                               {},
                               {},
                               {}});
    }
    if (choice_.status == 429 || choice_.status == 503) response_.headers.set("Retry-After", "30");
  }

  // A success that is not documented looks like the one that is.
  void borrow_success() {
    if (choice_.status >= 300) return;
    const int status = operation_.success_status();
    http::Request request;
    if (!context_.accept.empty()) request.headers.set("Accept", context_.accept);
    Choice other = choose_answer(served_, operation_, {status, "", false, provider::When::always}, request);
    if (other.problem) {
      problem_ = other.problem;
      return;
    }
    if (other.documented == nullptr) return;
    http::Response borrowed = render(served_, operation_, other, context_);
    response_.headers = std::move(borrowed.headers);
    response_.body = std::move(borrowed.body);
  }

  void add_documented_headers() {
    if (choice_.documented == nullptr) return;
    for (const openapi::Header& header : choice_.documented->headers) {
      // A pack decides for its own answers which optional headers they carry.
      const bool decided = choice_.fixture != nullptr || !served_.provider.answers(operation_.label()).empty();
      if (response_.headers.has(header.name) || (decided && !header.required)) continue;
      const std::optional<std::string> value = header_value(header);
      if (!value) continue;
      if (!http::is_field_value(*value)) {
        problem_ =
            Problem{"invalid-header",
                    500,
                    "the value of the header " + header.name + " has control characters: " + to_string(header.where),
                    {},
                    {},
                    {}};
        return;
      }
      response_.headers.add(header.name, *value);
    }
  }

  std::optional<std::string> header_value(const openapi::Header& header) {
    if (!header.examples.empty()) return header_text(*header.examples.front().value, header.explode);
    if (header.content && !header.content->examples.empty()) return write_json(*header.content->examples.front().value);
    const std::optional<openapi::SchemaRef>& schema = header.content ? header.content->schema : header.schema;
    if (!schema) return std::nullopt;
    Result<Json> value = make_value(served_, *schema, generate_options());
    if (!value) return std::nullopt;
    return header.content ? write_json(*value) : header_text(*value, header.explode);
  }

  void add_labels() {
    if (choice_.documented == nullptr) response_.headers.set("Steelyard-Undocumented", "true");
    if (choice_.fixture != nullptr && choice_.fixture->source != provider::Source::documented) {
      response_.headers.set("Steelyard-Source", std::string(to_string(choice_.fixture->source)));
    } else if (choice_.fixture == nullptr && choice_.documented == nullptr) {
      response_.headers.set("Steelyard-Source", std::string(to_string(provider::Source::assumed)));
    }
  }

  ServedProvider& served_;
  const openapi::Operation& operation_;
  const Choice& choice_;
  const RenderContext& context_;
  http::Response response_;
  std::optional<Problem> problem_;
};

}  // namespace

http::Response render(ServedProvider& served, const openapi::Operation& operation, const Choice& choice,
                      const RenderContext& context) {
  return Renderer(served, operation, choice, context).run();
}

}  // namespace steelyard::server
