#include "provider/audit.h"

#include <fmt/format.h>  // fmt::format

#include <algorithm>  // std::any_of

#include "base/json.h"
#include "openapi/media_type.h"
#include "provider/promises.h"

namespace steelyard::provider {
namespace {

// The audit of one answer.
class AnswerAudit {
 public:
  AnswerAudit(const Provider& provider, const openapi::Operation& operation, const Answer& answer,
              openapi::ValidatorStore& validators)
      : provider_(provider), operation_(operation), answer_(answer), validators_(validators) {}

  std::vector<FixtureBreach> run() {
    const openapi::ResponseSpec* response = operation_.response_for(answer_.status);
    if (response == nullptr && answer_.source == Source::documented) {
      add(ErrorCode::fixture_status,
          fmt::format("the contract does not document {} for {}", answer_.status, operation_.label()), answer_.where);
    }
    std::optional<Document> body = read_body();
    if (response != nullptr) check_response(*response, body ? &*body : nullptr);
    check_all_promises(body ? &*body : nullptr);
    if (answer_.breach && breaches_.empty()) {
      add(ErrorCode::fixture_breach_stale, "the answer keeps its contract and promises", answer_.where);
    } else if (answer_.breach) {
      breaches_.clear();
    }
    return std::move(breaches_);
  }

 private:
  void add(ErrorCode code, std::string message, Location where, std::string rule = "", std::string pointer = "",
           Location contract = {}) {
    breaches_.push_back({operation_.label(),
                         &answer_,
                         {code, std::move(message), std::move(where)},
                         std::move(rule),
                         std::move(pointer),
                         std::move(contract)});
  }

  std::optional<Document> read_body() {
    if (answer_.body_file.empty() || !openapi::is_json(answer_.content_type)) return std::nullopt;
    Result<Document> body = read_json(answer_.body, answer_.body_file);
    if (!body) {
      add(body.error().code, body.error().message, body.error().where);
      return std::nullopt;
    }
    for (const DuplicateKey& key : body->duplicate_keys()) {
      add(ErrorCode::duplicate_key, "the body names the member at " + key.pointer + " twice",
          {answer_.body_file, key.line, key.column});
    }
    return std::move(*body);
  }

  void check_response(const openapi::ResponseSpec& response, const Document* body) {
    for (const openapi::Header& header : response.headers) {
      const bool sent = std::any_of(answer_.headers.begin(), answer_.headers.end(), [&](const AnswerHeader& field) {
        return http::equals_ignore_case(field.name, header.name);
      });
      if (header.required && !sent) {
        add(ErrorCode::fixture_breach, "the required header " + header.name + " is missing", answer_.where, "required",
            "", header.where);
      }
    }
    if (response.content.empty() || answer_.content_type.empty()) return;
    const openapi::MediaType* media = openapi::find_media_type(response.content, answer_.content_type);
    if (media == nullptr) {
      add(ErrorCode::fixture_breach,
          fmt::format("the contract documents no {} for {}", answer_.content_type, answer_.status), answer_.where,
          "content", "", response.where);
      return;
    }
    if (media->schema && body != nullptr) check_schema(*media->schema, *body);
  }

  void check_schema(const openapi::SchemaRef& schema, const Document& body) {
    Result<json_schema::Program> program = validators_.program(schema, json_schema::Direction::response);
    if (!program) {
      add(program.error().code, program.error().message, program.error().where);
      return;
    }
    for (const json_schema::Failure& failure : json_schema::Evaluator().validate(*program, body.root())) {
      add(ErrorCode::fixture_breach, failure.message, body.locate(failure.instance_pointer), failure.keyword,
          failure.instance_pointer, failure.schema_location);
    }
  }

  void check_all_promises(const Document* body) {
    http::Headers headers;
    bool keyed = answer_.status != 401;
    for (const AnswerHeader& header : answer_.headers) {
      if (keyed || !header.only_with_credential) headers.add(header.name, header.value);
    }
    const PromiseSubject subject{answer_.status, headers, body == nullptr ? nullptr : &body->root(), keyed, nullptr};
    for (const BrokenPromise& broken : check_promises(provider_, operation_.label(), subject)) {
      add(ErrorCode::fixture_breach, broken.promise->id + ": " + broken.message,
          body != nullptr ? body->locate(broken.pointer) : answer_.where, broken.promise->id, broken.pointer,
          broken.promise->where);
    }
  }

  const Provider& provider_;
  const openapi::Operation& operation_;
  const Answer& answer_;
  openapi::ValidatorStore& validators_;
  std::vector<FixtureBreach> breaches_;
};

}  // namespace

std::vector<FixtureBreach> audit_answer(const Provider& provider, const openapi::Operation& operation,
                                        const Answer& answer, openapi::ValidatorStore& validators) {
  return AnswerAudit(provider, operation, answer, validators).run();
}

std::vector<FixtureBreach> audit_fixtures(const Provider& provider, openapi::ValidatorStore& validators) {
  std::vector<FixtureBreach> breaches;
  for (const openapi::Operation& operation : provider.contract->operations) {
    for (const Answer& answer : provider.answers(operation.label())) {
      std::vector<FixtureBreach> found = audit_answer(provider, operation, answer, validators);
      breaches.insert(breaches.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    }
  }
  return breaches;
}

}  // namespace steelyard::provider
