#include "drift/observer.h"

#include <fmt/format.h>  // messages

#include <algorithm>  // std::any_of
#include <iterator>   // std::back_inserter
#include <set>        // headers

#include "base/json.h"
#include "drift/compare_documented.h"
#include "drift/judge_answer.h"
#include "drift/odd_places.h"
#include "drift/shape_builder.h"
#include "drift/tally.h"
#include "openapi/media_type.h"
#include "provider/sent_type.h"

namespace steelyard::drift {
namespace {

using openapi::Operation;

// Breaks that the shape tells better, since it knows how many values are like that.
constexpr std::string_view kToldByShapes[] = {"type", "enum", "const", "required", "additionalProperties"};

bool is_told_by_shape(const Difference& broken, const Differences& of_shapes) {
  if (std::find(std::begin(kToldByShapes), std::end(kToldByShapes), broken.subject) == std::end(kToldByShapes))
    return false;
  return std::any_of(of_shapes.begin(), of_shapes.end(), [&](const Difference& difference) {
    const bool at_member = difference.rule == ObservedRule::required_property_missing;
    return at_member ? broken.subject == "required" && difference.pointer.starts_with(broken.pointer + "/")
                     : difference.pointer == broken.pointer && difference.rule != ObservedRule::property_never_seen;
  });
}

bool is_loopback(std::string_view host) {
  return host.starts_with("127.") || host.starts_with("localhost") || host.starts_with("[::1]");
}

}  // namespace

// What was seen of one status of an operation.
struct Observer::Bucket {
  std::uint64_t answers = 0;
  std::uint64_t with_headers = 0;  // answers whose headers are known
  Tally tally;
  OddPlaces odd;
  std::map<const openapi::MediaType*, ShapeBuilder> builders;
  std::set<std::string> headers;      // documented ones that came
  std::optional<Document> reference;  // the first success
  json_schema::Evaluator evaluator;
};

Observer::Observer(const provider::Provider& provider, const ObserverOptions& options)
    : provider_(provider),
      options_(options),
      router_(*provider.contract),
      validators_(*provider.contract),
      strangers_(std::make_unique<Bucket>()) {}

Observer::~Observer() = default;

const Operation* Observer::find_operation(const Sample& sample) const {
  const std::vector<Operation>& operations = provider_.contract->operations;
  if (!sample.operation.empty()) {
    const auto named = std::find_if(operations.begin(), operations.end(), [&](const Operation& operation) {
      return operation.label() == sample.operation || operation.id == sample.operation;
    });
    return named == operations.end() ? nullptr : &*named;
  }
  if (sample.path.empty()) return operations.size() == 1 ? &operations.front() : nullptr;
  const std::optional<openapi::Route> route = router_.route(sample.path, sample.method);
  return route ? route->operation(sample.method) : nullptr;
}

// A recording of a mock or of a tunnel names this machine; any other host has to be one of the API's.
bool Observer::is_foreign(const std::string& host) const {
  if (host.empty() || is_loopback(host)) return false;
  bool knows_hosts = false;
  const auto is_this = [&](const openapi::Server& server) {
    knows_hosts = knows_hosts || !server.host.empty();
    return server.host == host || server.host + ":443" == host || server.host + ":80" == host;
  };
  for (const Operation& operation : provider_.contract->operations) {
    if (std::any_of(operation.servers.begin(), operation.servers.end(), is_this)) return false;
  }
  return knows_hosts;
}

Observer::Bucket& Observer::bucket(const Operation& operation, int status) {
  const auto number = static_cast<std::size_t>(&operation - provider_.contract->operations.data());
  std::unique_ptr<Bucket>& found = buckets_[{number, status}];
  if (!found) found = std::make_unique<Bucket>();
  return *found;
}

void Observer::tell_stranger(ObservedRule rule, const std::string& name, const Sample& sample) {
  Difference stranger;
  stranger.rule = rule;
  stranger.subject = name;
  stranger.message = rule == ObservedRule::foreign_host ? name + " is not a host of the API"
                                                        : "the contract does not document " + name;
  stranger.seen = sample.where;
  strangers_->tally.count(std::move(stranger));
  ++strangers_->answers;
}

Status Observer::add(const Sample& sample) {
  if (is_foreign(sample.host)) {
    tell_stranger(ObservedRule::foreign_host, sample.host, sample);
    return {};
  }
  const Operation* operation = find_operation(sample);
  if (operation == nullptr) {
    const std::string asked = sample.method.empty() ? "what was asked" : sample.method + " " + sample.path;
    tell_stranger(ObservedRule::undocumented_operation, sample.operation.empty() ? asked : sample.operation, sample);
    return {};
  }
  const int status = sample.status.value_or(operation->success_status());
  Bucket& seen = bucket(*operation, status);
  ++seen.answers;
  if (sample.knows_headers) ++seen.with_headers;
  const openapi::ResponseSpec* documented = operation->response_for(status);
  const std::string* written = sample.headers.find("Content-Type");
  const bool says_type = written != nullptr || !sample.knows_headers;
  const bool has_presumption = !sample.knows_headers || (documented != nullptr && !documented->content.empty());
  const std::string type = written != nullptr ? *written : has_presumption ? provider::presumed_type(documented) : "";
  const openapi::MediaType* media =
      documented != nullptr ? openapi::find_media_type(documented->content, type) : nullptr;
  const JudgedAnswer answer{provider_, *operation, status,
                            sample,    documented, media,
                            type,      says_type,  seen.reference ? &seen.reference->root() : nullptr};
  judge_envelope(answer, seen.tally);
  for (const openapi::Header& header : documented != nullptr ? documented->headers : std::vector<openapi::Header>()) {
    if (sample.headers.has(header.name)) seen.headers.insert(header.name);
  }
  if (sample.body.empty()) return {};
  std::optional<Document> body = judge_body(answer, validators_, seen.evaluator, seen.tally);
  if (body || !openapi::is_json(type)) judge_promises(answer, body ? &body->root() : nullptr, seen.tally);
  if (!body) return {};
  if (sample.body_origin) seen.odd.note(*body);
  if (!seen.reference && status < 300) seen.reference = body;
  return seen.builders[media].add(sample.body, sample.where.file);
}

Status Observer::add(const Operation& operation, int status, Shape&& shape) {
  Bucket& seen = bucket(operation, status);
  seen.answers += shape.documents;
  const openapi::ResponseSpec* documented = operation.response_for(status);
  const openapi::MediaType* media =
      documented != nullptr ? openapi::find_media_type(documented->content, provider::presumed_type(documented))
                            : nullptr;
  return seen.builders[media].add(std::move(shape));
}

Observation Observer::observation(const Operation& operation, int status, Bucket& seen) const {
  Observation made{&operation, status, seen.answers, {}};
  for (auto& [media, builder] : seen.builders) {
    if (media == nullptr || !media->schema) continue;
    Differences differences =
        compare_documented(*provider_.contract, *media->schema, builder.shape().root, options_.policy);
    for (Difference& difference : differences) {
      if (const Location* where = seen.odd.find(difference.rule, difference.pointer)) difference.seen = *where;
    }
    std::move(differences.begin(), differences.end(), std::back_inserter(made.differences));
  }
  for (Difference& difference : seen.tally.take(seen.answers)) {
    const bool told =
        difference.rule == ObservedRule::contract_broken && is_told_by_shape(difference, made.differences);
    if (!told) made.differences.push_back(std::move(difference));
  }
  const openapi::ResponseSpec* documented = operation.response_for(status);
  if (documented == nullptr || seen.with_headers == 0) return made;
  for (const openapi::Header& header : documented->headers) {
    if (header.required || seen.headers.count(header.name) > 0) continue;
    Difference never;
    never.rule = ObservedRule::header_never_seen;
    never.subject = http::to_lower(header.name);
    never.message = fmt::format("none of {} answers carries {}", seen.with_headers, header.name);
    never.contract = header.where;
    made.differences.push_back(std::move(never));
  }
  return made;
}

std::vector<Observation> Observer::finish() {
  std::vector<Observation> observations;
  for (auto& [key, seen] : buckets_) {
    observations.push_back(observation(provider_.contract->operations[key.first], key.second, *seen));
  }
  if (strangers_->answers > 0) {
    observations.push_back({nullptr, 0, strangers_->answers, strangers_->tally.take(strangers_->answers)});
  }
  return observations;
}

std::vector<Observation> Observer::unnamed() const {
  std::vector<Observation> observations;
  for (const auto& [key, seen] : buckets_) {
    Observation made{&provider_.contract->operations[key.first], key.second, seen->answers, {}};
    for (const auto& [media, builder] : seen->builders) {
      if (media == nullptr || !media->schema) continue;
      for (Difference& difference :
           compare_documented(*provider_.contract, *media->schema, builder.shape().root, Policy::paranoid)) {
        if (difference.rule == ObservedRule::undocumented_property) made.differences.push_back(std::move(difference));
      }
    }
    observations.push_back(std::move(made));
  }
  return observations;
}

}  // namespace steelyard::drift
