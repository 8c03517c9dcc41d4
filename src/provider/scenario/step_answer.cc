#include "provider/scenario/step_answer.h"

#include "base/json.h"
#include "openapi/media_type.h"

namespace steelyard::provider {
namespace {

const Answer* find_fixture(const Provider& provider, const openapi::Operation& operation, int status,
                           const std::string& example) {
  const When wanted = status == 401 ? When::bad_credential : When::always;
  const Answer* best = nullptr;
  int best_score = -1;
  for (const Answer& answer : provider.answers(operation.label())) {
    if (answer.status != status || (!example.empty() && answer.example != example)) continue;
    const int score = answer.when == wanted ? 2 : answer.when == When::always ? 1 : 0;
    if (score <= best_score) continue;
    best = &answer;
    best_score = score;
  }
  return best;
}

const openapi::Example* find_example(const openapi::MediaType& media, const std::string& name) {
  for (const openapi::Example& example : media.examples) {
    if (name.empty() || example.name == name) return &example;
  }
  return nullptr;
}

}  // namespace

std::optional<Answer> find_step_answer(const Provider& provider, const openapi::Operation& operation, int status,
                                       const std::string& example) {
  if (const Answer* fixture = find_fixture(provider, operation, status, example)) return *fixture;
  const openapi::ResponseSpec* documented = operation.response_for(status);
  if (documented == nullptr) return std::nullopt;
  for (const openapi::MediaType& media : documented->content) {
    const openapi::Example* found = openapi::is_json(media.range) ? find_example(media, example) : nullptr;
    if (found == nullptr) continue;
    Answer answer;
    answer.status = status;
    answer.example = found->name;
    answer.source = Source::documented;
    answer.content_type = media.range;
    answer.body = write_json(*found->value);
    answer.where = media.where;
    return answer;
  }
  return std::nullopt;
}

}  // namespace steelyard::provider
