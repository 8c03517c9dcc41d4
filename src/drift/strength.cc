#include "drift/strength.h"

#include <fmt/format.h>  // names of answers

#include <algorithm>  // std::all_of, std::count_if, std::stable_sort
#include <tuple>      // the order of advice

#include "base/json.h"
#include "drift/strength_judge.h"
#include "drift/strength_mutators.h"
#include "openapi/media_type.h"

namespace steelyard::drift {
namespace {

// Rows in the order of the enumerators.
constexpr std::string_view kCaught[] = {"schema", "promise", "hint", "nothing"};

http::Headers headers_of(const provider::Answer& answer, bool keyed) {
  http::Headers headers;
  for (const provider::AnswerHeader& header : answer.headers) {
    if (keyed || !header.only_with_credential) headers.add(header.name, header.value);
  }
  return headers;
}

// What the fewest answers contradict first, then what helps most.
bool stands_before(const Advice& a, const Advice& b) {
  const auto rank = [](const Advice& advice) {
    return std::tuple(advice.against.size(), -advice.new_ones, -advice.by_schema);
  };
  return rank(a) < rank(b);
}

class Measurement {
 public:
  explicit Measurement(const provider::Provider& provider) : provider_(provider), judge_(provider) {
    strength_.provider = provider.name;
  }

  Result<Strength> run() {
    for (const openapi::Operation& operation : provider_.contract->operations) {
      const std::vector<provider::Answer>& answers = provider_.answers(operation.label());
      if (answers.empty()) strength_.untried.push_back({operation.label(), 0, "", "the operation has no answer"});
      for (const provider::Answer& answer : answers) {
        if (Status tried = try_answer(operation, answer); !tried) return tried.error();
      }
    }
    for (std::size_t i = 0; i < remedies_.size(); ++i) strength_.advice[i].against = who_contradicts(remedies_[i]);
    std::stable_sort(strength_.advice.begin(), strength_.advice.end(), stands_before);
    return std::move(strength_);
  }

 private:
  Status try_answer(const openapi::Operation& operation, const provider::Answer& answer) {
    const openapi::ResponseSpec* response = operation.response_for(answer.status);
    if (response == nullptr) return leave_out(operation, answer, "the contract does not document the status");
    if (answer.breach) return leave_out(operation, answer, "it breaks the contract on purpose: " + *answer.breach);
    const openapi::MediaType* media = openapi::find_media_type(response->content, answer.content_type);
    const bool keyed = answer.status != 401;
    Original original{provider_,
                      operation,
                      answer,
                      {answer.status, answer.content_type, headers_of(answer, keyed), nullptr, keyed},
                      BodySchema(*provider_.contract, media == nullptr ? std::nullopt : media->schema)};
    if (openapi::is_json(answer.content_type)) {
      const Result<Document> body = read_json(answer.body, answer.body_file);
      if (!body) return body.error();
      original.sent.body = std::make_shared<const Json>(body->root());
    }
    originals_.push_back(original);
    const std::size_t before = strength_.trials.size();
    for (const Mutator& mutator : mutators()) {
      if (Status tried = try_mutator(original, mutator); !tried) return tried;
    }
    if (strength_.trials.size() > before) return {};
    return leave_out(operation, answer, "the contract documents nothing of the answer that could be changed");
  }

  Status leave_out(const openapi::Operation& operation, const provider::Answer& answer, std::string why) {
    strength_.untried.push_back({operation.label(), answer.status, answer.example, std::move(why)});
    return {};
  }

  Status try_mutator(const Original& original, const Mutator& mutator) {
    for (Mutant& mutant : mutator.make(original)) {
      Result<Verdict> verdict = judge_.judge(original, mutant.sent);
      if (!verdict) return verdict.error();
      std::vector<Remedy> remedies;
      if (verdict->caught != Caught::schema) remedies = mutator.remedies(original, mutant);
      for (const Remedy& remedy : remedies) advise(original, remedy, verdict->caught);
      strength_.trials.push_back({original.operation.label(), original.answer.status, original.answer.example,
                                  mutator.id, std::move(mutant.pointer), std::move(mutant.change), verdict->caught,
                                  std::move(verdict->by), std::move(verdict->contract_location),
                                  remedies.empty() ? "" : std::move(remedies.front().what)});
    }
    return {};
  }

  void advise(const Original& original, const Remedy& remedy, Caught caught) {
    auto found = std::find_if(strength_.advice.begin(), strength_.advice.end(), [&](const Advice& advice) {
      return advice.what == remedy.what && advice.where == remedy.where;
    });
    if (found == strength_.advice.end()) {
      strength_.advice.push_back({remedy.what, remedy.where, original.operation.label(), 0, 0, {}});
      found = std::prev(strength_.advice.end());
      remedies_.push_back(remedy);
    }
    ++found->by_schema;
    found->new_ones += caught == Caught::promise ? 0 : 1;
  }

  std::vector<std::string> who_contradicts(const Remedy& remedy) const {
    std::vector<std::string> answers;
    for (const Original& original : originals_) {
      if (!contradicts(original, remedy)) continue;
      answers.push_back(fmt::format("{} [{}]", original.answer.status, original.answer.example));
    }
    return answers;
  }

  const provider::Provider& provider_;
  StrengthJudge judge_;
  Strength strength_;
  std::vector<Remedy> remedies_;  // that of each piece of advice
  std::vector<Original> originals_;
};

}  // namespace

std::string_view to_string(Caught caught) { return kCaught[static_cast<std::size_t>(caught)]; }

int Strength::caught_by(Caught caught) const {
  return static_cast<int>(
      std::count_if(trials.begin(), trials.end(), [caught](const Trial& trial) { return trial.caught <= caught; }));
}

std::optional<int> Strength::score(Caught caught) const {
  if (trials.empty()) return std::nullopt;
  return 100 * caught_by(caught) / static_cast<int>(trials.size());
}

std::string Strength::why_not_measured() const {
  if (untried.empty()) return "the contract has no operation";
  const bool one_reason =
      std::all_of(untried.begin(), untried.end(), [&](const Untried& other) { return other.why == untried[0].why; });
  return one_reason ? untried[0].why : "no answer could be changed";
}

Result<Strength> measure_strength(const provider::Provider& provider) { return Measurement(provider).run(); }

}  // namespace steelyard::drift
