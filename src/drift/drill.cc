#include "drift/drill.h"

#include <fmt/format.h>  // messages

#include <algorithm>  // std::find_if
#include <map>        // differences
#include <optional>   // no such change

#include "base/json.h"
#include "base/suggest.h"
#include "drift/drill_mutators.h"
#include "drift/fixture_samples.h"
#include "drift/observed_cases.h"
#include "drift/observer.h"
#include "openapi/media_type.h"
#include "provider/generate.h"
#include "provider/sent_type.h"

namespace steelyard::drift {
namespace {

using provider::Answer;
using provider::Provider;

constexpr DrillInfo kUndrilled[] = {
    {"undocumented-operation",
     "only samples are of operations that nobody documented: the mock is asked what is documented"},
    {"foreign-host", "only samples are of other hosts"},
    {"type-narrower", "it takes 20 values to say that a type is never seen"},
    {"null-never-seen", "it takes 20 values to say that none is null"},
    {"enum-value-never-seen", "it takes 20 values to say that one of a list is never seen"},
};

const DrillRow* find_row(ObservedRule rule) {
  const std::span<const DrillRow> rows = drill_rows();
  const auto found = std::find_if(rows.begin(), rows.end(), [rule](const DrillRow& row) { return row.rule == rule; });
  return found == rows.end() ? nullptr : &*found;
}

// The key tells the rule of a difference; the rule is needed beside it.
std::map<std::string, ObservedRule> differences_of(const Provider& provider, const std::string& operation,
                                                   const Answer& answer) {
  Observer observer(provider, {});
  std::map<std::string, ObservedRule> found;
  if (!observer.add(sample_of(operation, answer))) return found;
  for (const Observation& observation : observer.finish()) {
    for (const Difference& difference : observation.differences) {
      found.emplace(difference_key(observation, difference), difference.rule);
    }
  }
  return found;
}

http::Headers sent_headers(const Answer& answer) {
  http::Headers headers;
  for (const provider::AnswerHeader& header : answer.headers) headers.add(header.name, header.value);
  return headers;
}

Answer changed_answer(const Original& original, const DrillCandidate& candidate) {
  Answer made = original.answer;
  made.status = candidate.sent.status;
  made.content_type = candidate.sent.content_type;
  if (!candidate.text.empty()) {
    made.body = candidate.text;
  } else if (candidate.sent.body != original.sent.body && candidate.sent.body != nullptr) {
    made.body = write_json(*candidate.sent.body, 2) + "\n";
  }
  made.headers.clear();
  for (const auto& [name, value] : candidate.sent.headers) {
    const bool only_keyed = std::any_of(original.answer.headers.begin(), original.answer.headers.end(),
                                        [&name = name](const provider::AnswerHeader& header) {
                                          return header.name == name && header.only_with_credential;
                                        });
    made.headers.push_back({name, value, only_keyed});
  }
  made.breach = "drill: " + candidate.change;
  return made;
}

// A value of the header, if it is written as it is.
std::optional<std::string> header_value(const openapi::Contract& contract, const openapi::Header& header) {
  Json value;
  if (!header.examples.empty()) {
    value = *header.examples.front().value;
  } else if (header.schema) {
    value = provider::generate(openapi::SchemaView(contract.registry, *header.schema), {});
  }
  if (value.is_structured() || value.is_null()) return std::nullopt;
  return value.is_string() ? value.get<std::string>() : write_json(value);
}

// The answer that the contract alone gives, as an answer of a pack.
std::optional<Answer> answer_of(const openapi::Contract& contract, const openapi::Operation& operation) {
  const openapi::ResponseSpec* response = operation.response_for(operation.success_status());
  if (response == nullptr) return std::nullopt;
  for (const openapi::MediaType& media : response->content) {
    const std::string type = provider::sent_type(media.range);
    if (!openapi::is_json(type) || (!media.schema && media.examples.empty())) continue;
    const Json body = media.examples.empty()
                          ? provider::generate(openapi::SchemaView(contract.registry, *media.schema), {})
                          : *media.examples.front().value;
    Answer made;
    made.status = operation.success_status();
    made.example = "default";
    made.source = provider::Source::documented;
    made.content_type = type;
    made.body = write_json(body, 2) + "\n";
    made.where = media.where;
    for (const openapi::Header& header : response->headers) {
      if (auto value = header_value(contract, header)) made.headers.push_back({header.name, std::move(*value), false});
    }
    return made;
  }
  return std::nullopt;
}

std::vector<Answer>& answers_of(Provider& provider, const openapi::Operation& operation) {
  for (provider::OperationFixtures& fixtures : provider.operations) {
    if (fixtures.operation == operation.label()) return fixtures.answers;
  }
  provider.operations.push_back({operation.label(), {}});
  return provider.operations.back().answers;
}

// The answer to a request with a key and without a wish.
std::size_t find_default(const std::vector<Answer>& answers, int status) {
  std::size_t found = 0;
  while (found < answers.size() &&
         !(answers[found].status == status && answers[found].when == provider::When::always)) {
    ++found;
  }
  return found;
}

// A contract that documents what was drilled in the place of the success.
void document_status(Provider& provider, std::size_t operation, int before, int now) {
  auto contract = std::make_shared<openapi::Contract>(*provider.contract);
  for (openapi::ResponseSpec& response : contract->operations[operation].responses) {
    if (response.status.matches(before)) response.status.text = std::to_string(now);
  }
  provider.contract = std::move(contract);
}

std::optional<DrillCandidate> find_candidate(const Original& original, const DrillRow& row) {
  const std::string label = original.operation.label();
  const std::map<std::string, ObservedRule> before = differences_of(original.provider, label, original.answer);
  for (DrillCandidate& candidate : row.make(original)) {
    std::map<std::string, ObservedRule> after =
        differences_of(original.provider, label, changed_answer(original, candidate));
    for (const auto& [key, rule] : before) after.erase(key);
    if (after.size() == 1 && after.begin()->second == row.rule) return std::move(candidate);
  }
  return std::nullopt;
}

}  // namespace

Result<Drill> drill(const Provider& provider, ObservedRule rule) {
  const DrillRow* row = find_row(rule);
  Drill made{provider, {}};
  for (std::size_t i = 0; row != nullptr && i < provider.contract->operations.size(); ++i) {
    const openapi::Operation& operation = provider.contract->operations[i];
    const int status = operation.success_status();
    std::vector<Answer>& answers = answers_of(made.provider, operation);
    std::size_t index = find_default(answers, status);
    if (index == answers.size()) {
      std::optional<Answer> own = answer_of(*provider.contract, operation);
      if (!own) continue;
      answers.insert(answers.begin(), std::move(*own));
      index = 0;
    }
    const openapi::ResponseSpec* response = operation.response_for(status);
    const openapi::MediaType* media =
        response == nullptr ? nullptr : openapi::find_media_type(response->content, answers[index].content_type);
    Original original{provider,
                      operation,
                      answers[index],
                      {status, answers[index].content_type, sent_headers(answers[index]), nullptr, true},
                      BodySchema(*provider.contract, media == nullptr ? std::nullopt : media->schema)};
    if (openapi::is_json(answers[index].content_type)) {
      if (const Result<Document> body = read_json(answers[index].body, answers[index].body_file)) {
        original.sent.body = std::make_shared<const Json>(body->root());
      }
    }
    const std::optional<DrillCandidate> candidate = find_candidate(original, *row);
    if (!candidate) continue;
    Answer changed = changed_answer(original, *candidate);
    if (changed.status != status) document_status(made.provider, i, status, changed.status);
    answers[index] = std::move(changed);
    made.answers.push_back({operation.label(), candidate->change});
  }
  if (!made.answers.empty()) return made;
  return Error{ErrorCode::usage,
               fmt::format("no answer of {} can show {} and nothing else", provider.name, drift::row(rule).id),
               {}};
}

std::vector<DrillInfo> drills() {
  std::vector<DrillInfo> found;
  for (const DrillRow& each : drill_rows()) found.push_back({row(each.rule).id, each.does});
  return found;
}

std::vector<DrillInfo> undrilled() { return {std::begin(kUndrilled), std::end(kUndrilled)}; }

Result<ObservedRule> find_drill(std::string_view id) {
  std::vector<std::string> known;
  for (const DrillRow& each : drill_rows()) {
    if (row(each.rule).id == id) return each.rule;
    known.emplace_back(row(each.rule).id);
  }
  for (const DrillInfo& info : kUndrilled) {
    if (info.id == id) {
      return Error{ErrorCode::usage, fmt::format("{} cannot be drilled: {}", id, info.does), {}};
    }
  }
  const std::optional<std::string> near = suggest(id, known);
  return Error{ErrorCode::usage,
               fmt::format("there is no drill \"{}\"{}; those there are: {}", id,
                           near ? ", did you mean " + *near + "?" : "", fmt::join(known, ", ")),
               {}};
}

}  // namespace steelyard::drift
