#include "provider/starter.h"

#include <fmt/format.h>  // fmt::format

#include <algorithm>  // std::find_if
#include <optional>   // bodies that could not be made

#include "base/json.h"
#include "openapi/media_type.h"
#include "openapi/validator_store.h"
#include "provider/generate.h"
#include "provider/pack.h"
#include "provider/sent_type.h"
#include "provider/xml_body.h"

namespace steelyard::provider {
namespace {

constexpr std::uint64_t kSeeds = 32;  // bodies tried before a schema is given up
constexpr char kBadExample[] = "The example of the contract does not fit its own schema.";

std::string body_text(const Json& value, const std::string& type) {
  if (!openapi::is_json(type) && value.is_string()) return value.get<std::string>();
  return write_json(value, 2) + "\n";
}

class Starter {
 public:
  explicit Starter(const openapi::Contract& contract) : contract_(contract), validators_(contract) {}

  StarterAnswers run() {
    for (const openapi::Operation& operation : contract_.operations) {
      StarterOperation& starter = result_.operations.emplace_back();
      starter.operation = &operation;
      for (const openapi::ResponseSpec& response : operation.responses) add_response(operation, response, starter);
    }
    return std::move(result_);
  }

 private:
  void add_response(const openapi::Operation& operation, const openapi::ResponseSpec& response,
                    StarterOperation& starter) {
    const std::optional<int> status = response.status.exact();
    if (!status || *status < 200) {
      warn(
          fmt::format("{} {} names no single final status; it gets no answer", operation.label(), response.status.text),
          response.where);
      return;
    }
    const auto headers = header_values(response);
    if (response.content.empty()) {
      starter.answers.push_back({*status, "default", "", "", false, headers, ""});
      return;
    }
    for (StarterAnswer& answer : answers_of(*preferred(response))) {
      answer.status = *status;
      answer.headers = headers;
      starter.answers.push_back(std::move(answer));
    }
  }

  // JSON if there is some, else what the contract lists first.
  static const openapi::MediaType* preferred(const openapi::ResponseSpec& response) {
    const auto found = std::find_if(response.content.begin(), response.content.end(),
                                    [](const auto& media) { return openapi::is_json(sent_type(media.range)); });
    return found == response.content.end() ? &response.content.front() : &*found;
  }

  std::vector<StarterAnswer> answers_of(const openapi::MediaType& media) {
    const std::string type = sent_type(media.range);
    std::vector<StarterAnswer> fitting;
    std::vector<StarterAnswer> breaches;
    for (const openapi::Example& example : media.examples) {
      const bool fits = !media.schema || !openapi::is_json(type) || is_valid(*media.schema, *example.value);
      const std::string name = example.name.empty() ? "default" : slug(example.name);
      StarterAnswer answer{200, name, type, body_text(*example.value, type), true, {}, fits ? "" : kBadExample};
      (fits ? fitting : breaches).push_back(std::move(answer));
    }
    if (fitting.empty()) add_generated(media, type, fitting);
    for (StarterAnswer& breach : breaches) {
      if (breach.example == "default") breach.example = "documented";
      fitting.push_back(std::move(breach));
    }
    return fitting;
  }

  void add_generated(const openapi::MediaType& media, const std::string& type, std::vector<StarterAnswer>& answers) {
    const bool xml = openapi::is_xml(type) && media.schema;
    const bool possible = xml || openapi::is_json(type) || openapi::is_text(type);
    const std::optional<Json> value = possible ? make(media) : std::nullopt;
    if (!value) {
      warn(fmt::format("no starter body could be made for {}; write one", type), media.where);
      return;
    }
    std::string text = xml ? xml_body(*value, {contract_.registry, *media.schema}) : body_text(*value, type);
    answers.push_back({200, "default", type, std::move(text), true, {}, ""});
  }

  std::optional<Json> make(const openapi::MediaType& media) {
    if (!media.schema) return openapi::is_json(media.range) ? Json::object() : Json("");
    return make(*media.schema);
  }

  std::optional<Json> make(const openapi::SchemaRef& schema) {
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
      const Style style = seed == 1 ? Style::sample : Style::random;
      Json value = generate({contract_.registry, schema}, {seed, style});
      if (is_valid(schema, value)) return value;
    }
    return std::nullopt;
  }

  bool is_valid(const openapi::SchemaRef& schema, const Json& value) {
    const Result<json_schema::Program> program = validators_.program(schema, json_schema::Direction::response);
    return program && evaluator_.is_valid(*program, value);
  }

  std::vector<std::pair<std::string, std::string>> header_values(const openapi::ResponseSpec& response) {
    std::vector<std::pair<std::string, std::string>> headers;
    for (const openapi::Header& header : response.headers) {
      std::optional<Json> value;
      if (!header.examples.empty()) {
        value = *header.examples.front().value;
      } else if (header.schema) {
        value = make(*header.schema);
      }
      if (!value || value->is_structured() || value->is_null()) {
        warn(fmt::format("no starter value could be made for the header {}; write one", header.name), header.where);
      } else {
        headers.emplace_back(header.name, value->is_string() ? value->get<std::string>() : write_json(*value));
      }
    }
    return headers;
  }

  void warn(std::string message, const Location& where) {
    result_.warnings.push_back({ErrorCode::import_incomplete, std::move(message), where});
  }

  const openapi::Contract& contract_;
  openapi::ValidatorStore validators_;
  json_schema::Evaluator evaluator_;
  StarterAnswers result_;
};

}  // namespace

StarterAnswers starter_answers(const openapi::Contract& contract) { return Starter(contract).run(); }

}  // namespace steelyard::provider
