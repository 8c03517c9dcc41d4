// The answers that a new pack begins with: what the contract documents, with its own examples where it has some.
//
//   StarterAnswers starter = starter_answers(contract);
#pragma once

#include <string>   // texts
#include <utility>  // header fields
#include <vector>   // answers

#include "base/result.h"
#include "openapi/contract.h"

namespace steelyard::provider {

struct StarterAnswer {
  int status = 200;
  std::string example;  // name within the status; the first is "default"
  std::string content_type;
  std::string body;
  bool has_body = false;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string breach;  // why it does not fit the contract, or ""
};

struct StarterOperation {
  const openapi::Operation* operation = nullptr;
  std::vector<StarterAnswer> answers;
};

struct StarterAnswers {
  std::vector<StarterOperation> operations;
  std::vector<Error> warnings;  // responses for which nothing could be written, each with its place
};

// One answer for each documented status and each named example. Examples that their own schema refuses are kept as
// deliberate breaches, behind a generated body that fits. Ranges ("4XX", "default") name no status and get none.
StarterAnswers starter_answers(const openapi::Contract& contract);

}  // namespace steelyard::provider
