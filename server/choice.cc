#include "server/choice.h"

#include <algorithm>  // std::any_of

#include "http/field_value.h"
#include "openapi/media_type.h"
#include "provider/sent_type.h"

namespace steelyard::server {
namespace {

using provider::Answer;
using provider::When;

std::string accept_of(const http::Request& request) {
  const std::optional<std::string> accept = request.headers.combined("Accept");
  return accept && !http::trim(*accept).empty() ? *accept : "*/*";
}

std::vector<const Answer*> answers_of(const ServedProvider& served, const openapi::Operation& operation, int status) {
  std::vector<const Answer*> found;
  for (const Answer& answer : served.provider.answers(operation.label())) {
    if (answer.status == status) found.push_back(&answer);
  }
  return found;
}

// The status that has an answer or example of that name, if the wished one has none.
std::optional<int> status_of_example(const ServedProvider& served, const openapi::Operation& operation,
                                     const std::string& name) {
  for (const Answer& answer : served.provider.answers(operation.label())) {
    if (answer.example == name) return answer.status;
  }
  for (const openapi::ResponseSpec& response : operation.responses) {
    for (const openapi::MediaType& media : response.content) {
      for (const openapi::Example& example : media.examples) {
        if (example.name == name && response.status.exact()) return response.status.exact();
      }
    }
  }
  return std::nullopt;
}

// The types that an `Accept` field names in the range, weights left out (RFC 9110, section 12.5.1).
std::vector<std::string> named_types(std::string_view accept, std::string_view range) {
  std::vector<std::string> types;
  for (const std::string_view element : http::split_field(accept, ',')) {
    std::string type;
    for (const std::string_view part : http::split_field(element, ';')) {
      const auto parameter = http::parse_field_parameter(part);
      if (!type.empty() && parameter && parameter->name == "q") break;
      type += (type.empty() ? "" : ";") + std::string(http::trim(part));
    }
    const Result<openapi::MediaRange> parsed = openapi::parse_media_range(type);
    if (parsed && !parsed->subtype.starts_with('*') && openapi::matches(range, type)) types.push_back(std::move(type));
  }
  return types;
}

class Chooser {
 public:
  Chooser(const ServedProvider& served, const openapi::Operation& operation, const Wish& wish,
          const http::Request& request)
      : served_(served), operation_(operation), wish_(wish), accept_(accept_of(request)) {}

  Choice run() {
    choice_.status = wish_.status.value_or(operation_.success_status());
    choice_.documented = operation_.response_for(choice_.status);
    if (try_everything()) return std::move(choice_);
    if (!wish_.example.empty()) {
      if (!wish_.status && move_to_status_of_example() && try_everything()) return std::move(choice_);
      choice_.problem = unknown_example();
    }
    return std::move(choice_);
  }

 private:
  // True if an answer, or the reason why there is none, was found.
  bool try_everything() { return (!wish_.dynamic && try_fixtures()) || try_contract(); }

  bool move_to_status_of_example() {
    const auto status = status_of_example(served_, operation_, wish_.example);
    if (!status) return false;
    choice_.status = *status;
    choice_.documented = operation_.response_for(*status);
    return true;
  }

  bool is_error() const { return choice_.status >= 400; }

  bool acceptable(const Answer& answer) const {
    return is_error() || answer.content_type.empty() || openapi::negotiate(accept_, {answer.content_type}).has_value();
  }

  bool try_fixtures() {
    const std::vector<const Answer*> answers = answers_of(served_, operation_, choice_.status);
    const Answer* best = nullptr;
    int best_score = -1;
    for (const Answer* answer : answers) {
      if (!wish_.example.empty() && answer->example != wish_.example) continue;
      if (!acceptable(*answer)) continue;
      // An answer made for this very moment, else one for any, else the first.
      const int score = answer->when == wish_.when ? 2 : answer->when == When::always ? 1 : 0;
      if (score > best_score) {
        best = answer;
        best_score = score;
      }
    }
    if (best != nullptr) {
      choice_.fixture = best;
      return true;
    }
    const bool named =
        std::any_of(answers.begin(), answers.end(), [&](const Answer* a) { return a->example == wish_.example; });
    if (answers.empty() || (!wish_.example.empty() && !named)) return false;
    choice_.problem = not_acceptable(media_of(answers));
    return true;
  }

  bool try_contract() {
    if (choice_.documented == nullptr) return wish_.example.empty();
    const std::vector<openapi::MediaType>& content = choice_.documented->content;
    if (content.empty()) return wish_.example.empty();
    std::vector<std::string> offered;
    std::vector<const openapi::MediaType*> media;
    for (const openapi::MediaType& each : content) {
      if (!wish_.example.empty() && find_example(each) == nullptr) continue;
      offered.push_back(each.range);
      media.push_back(&each);
    }
    if (media.empty()) return false;
    std::optional<std::size_t> index = openapi::negotiate(accept_, offered);
    if (!index && is_error()) index = 0;
    if (!index) {
      choice_.problem = not_acceptable(offered);
      return true;
    }
    choice_.media = media[*index];
    choice_.media_type = concrete(choice_.media->range);
    if (!wish_.dynamic) choice_.example = find_example(*choice_.media);
    return true;
  }

  // The named example, or the first one if no name is asked for.
  const openapi::Example* find_example(const openapi::MediaType& media) const {
    for (const openapi::Example& example : media.examples) {
      if (wish_.example.empty() || example.name == wish_.example) return &example;
    }
    return nullptr;
  }

  // A range of the contract is served as the type that the client would rather have, of those that it named and of the
  // usual ones.
  std::string concrete(const std::string& range) const {
    std::string usual = provider::sent_type(range);
    if (usual == range) return range;
    std::vector<std::string> offered = named_types(accept_, range);
    for (std::string& type : provider::usual_types(range)) offered.push_back(std::move(type));
    const std::optional<std::size_t> index = openapi::negotiate(accept_, offered);
    return index ? offered[*index] : usual;
  }

  static std::vector<std::string> media_of(const std::vector<const Answer*>& answers) {
    std::vector<std::string> types;
    types.reserve(answers.size());
    for (const Answer* answer : answers) types.push_back(answer->content_type);
    return types;
  }

  Problem not_acceptable(std::vector<std::string> offered) const {
    Problem problem{
        "not-acceptable", 406, "nothing that this answer can be is accepted by \"" + accept_ + "\"", {}, {}, {}};
    problem.known = std::move(offered);
    return problem;
  }

  Problem unknown_example() const {
    Problem problem{
        "unknown-example", 404, "no answer of this operation is called \"" + wish_.example + "\"", {}, {}, {}};
    for (const Answer& answer : served_.provider.answers(operation_.label())) {
      problem.known.push_back(std::to_string(answer.status) + " " + answer.example);
    }
    for (const openapi::ResponseSpec& response : operation_.responses) {
      for (const openapi::MediaType& media : response.content) {
        for (const openapi::Example& example : media.examples) {
          if (!example.name.empty()) problem.known.push_back(response.status.text + " " + example.name);
        }
      }
    }
    return problem;
  }

  const ServedProvider& served_;
  const openapi::Operation& operation_;
  const Wish& wish_;
  std::string accept_;
  Choice choice_;
};

}  // namespace

Choice choose_answer(const ServedProvider& served, const openapi::Operation& operation, const Wish& wish,
                     const http::Request& request) {
  return Chooser(served, operation, wish, request).run();
}

}  // namespace steelyard::server
