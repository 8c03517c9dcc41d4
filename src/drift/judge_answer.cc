#include "drift/judge_answer.h"

#include <fmt/format.h>  // messages

#include <algorithm>  // std::any_of

#include "base/json.h"
#include "drift/odd_places.h"
#include "drift/standard_header.h"
#include "openapi/media_type.h"
#include "openapi/parameter_value.h"
#include "provider/promises.h"

namespace steelyard::drift {
namespace {

using openapi::Header;

Difference difference(const JudgedAnswer& answer, ObservedRule rule, std::string message, std::string subject = {}) {
  Difference made;
  made.rule = rule;
  made.message = std::move(message);
  made.subject = std::move(subject);
  made.seen = answer.sample.where;
  made.contract = answer.documented != nullptr ? answer.documented->where : answer.operation.where;
  return made;
}

void judge_documented_header(const JudgedAnswer& answer, const Header& header, Tally& tally) {
  const std::optional<std::string> text = answer.sample.headers.combined(header.name);
  if (!text && !header.required) return;
  if (!text) {
    Difference absent = difference(answer, ObservedRule::contract_broken,
                                   fmt::format("the required header {} is missing", header.name), header.name);
    absent.contract = header.where;
    return tally.count(std::move(absent));
  }
  const Result<openapi::Readings> readings = openapi::read_header(*answer.provider.contract, header, *text);
  if (readings) return;
  Difference broken = difference(answer, ObservedRule::contract_broken,
                                 fmt::format("the header {}: {}", header.name, readings.error().message), header.name);
  broken.contract = header.where;
  tally.count(std::move(broken));
}

void judge_headers(const JudgedAnswer& answer, Tally& tally) {
  for (const Header& header : answer.documented->headers) judge_documented_header(answer, header, tally);
  for (const auto& [name, value] : answer.sample.headers) {
    const bool documented =
        std::any_of(answer.documented->headers.begin(), answer.documented->headers.end(),
                    [&name = name](const Header& header) { return http::equals_ignore_case(header.name, name); });
    if (documented || is_standard_header(name)) continue;
    const std::string lower = http::to_lower(name);
    tally.count(difference(answer, ObservedRule::undocumented_header,
                           fmt::format("the contract does not document the header {}", lower), lower));
  }
}

}  // namespace

void judge_envelope(const JudgedAnswer& answer, Tally& tally) {
  if (answer.documented == nullptr) {
    Difference status = difference(answer, ObservedRule::undocumented_status,
                                   fmt::format("the contract does not document the status {}", answer.status));
    if (answer.status < 400) status.level = report::Level::error;
    tally.count(std::move(status));
    return;
  }
  if (answer.sample.knows_headers) judge_headers(answer, tally);
  const std::vector<openapi::MediaType>& content = answer.documented->content;
  if (answer.sample.body.empty() || content.empty()) return;
  if (answer.media != nullptr && answer.says_type) return;
  const std::string ranges = fmt::format("{}", fmt::join(openapi::media_ranges(content), ", "));
  tally.count(difference(answer, ObservedRule::undocumented_media_type,
                         answer.says_type
                             ? fmt::format("the media type is {}, and the contract documents {}", answer.type, ranges)
                             : "the answer does not say its media type; the contract documents " + ranges,
                         answer.says_type ? answer.type : ""));
}

std::optional<Document> judge_body(const JudgedAnswer& answer, openapi::ValidatorStore& validators,
                                   json_schema::Evaluator& evaluator, Tally& tally) {
  if (!openapi::is_json(answer.type)) return std::nullopt;
  const Sample& sample = answer.sample;
  Result<Document> body = read_json(sample.body, sample.where.file, {}, sample.body_origin.value_or(TextOrigin{}));
  if (!body) {
    Difference broken =
        difference(answer, ObservedRule::contract_broken, "the body is not JSON: " + body.error().message, "body");
    if (sample.body_origin) broken.seen = body.error().where;
    tally.count(std::move(broken));
    return std::nullopt;
  }
  if (answer.media == nullptr || !answer.media->schema) return std::move(*body);
  const Result<json_schema::Program> program =
      validators.program(*answer.media->schema, json_schema::Direction::response);
  if (!program) {
    tally.count(difference(answer, ObservedRule::contract_broken, program.error().message, "schema"));
    return std::move(*body);
  }
  if (evaluator.is_valid(*program, body->root())) return std::move(*body);
  for (const json_schema::Failure& failure : evaluator.validate(*program, body->root())) {
    Difference broken = difference(answer, ObservedRule::contract_broken, failure.message, failure.keyword);
    broken.pointer = pattern_of(body->root(), failure.instance_pointer);
    broken.schema = {failure.schema_uri, failure.schema_pointer};
    broken.contract = failure.schema_location;
    if (sample.body_origin) broken.seen = body->locate(failure.instance_pointer);
    tally.count(std::move(broken));
  }
  return std::move(*body);
}

void judge_promises(const JudgedAnswer& answer, const Json* body, Tally& tally) {
  const provider::PromiseSubject subject{answer.status, answer.sample.headers, body, answer.sample.is_answer_to_key,
                                         answer.reference};
  for (const provider::BrokenPromise& broken :
       provider::check_promises(answer.provider, answer.operation.label(), subject)) {
    // A promise about a header cannot be judged where nobody wrote the headers down.
    if (broken.pointer.empty() && !answer.sample.knows_headers) continue;
    Difference made = difference(answer, ObservedRule::promise_broken, broken.promise->id + ": " + broken.message,
                                 broken.promise->id);
    made.pointer = broken.pointer;
    made.contract = broken.promise->where;
    tally.count(std::move(made));
  }
}

}  // namespace steelyard::drift
