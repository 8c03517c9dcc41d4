// Which of the possible answers of an operation is given.
//
//   Choice choice = choose_answer(served, operation, wish, request);
//   if (choice.problem) return to_response(*choice.problem);
#pragma once

#include <optional>  // problems
#include <string>    // names

#include "http/message.h"
#include "openapi/contract.h"
#include "provider/provider.h"
#include "server/problem.h"
#include "server/served_provider.h"

namespace steelyard::server {

// What is asked for, once key, preferences and validation have spoken.
struct Wish {
  std::optional<int> status;  // nothing: the operation's success
  std::string example;
  bool dynamic = false;
  provider::When when = provider::When::always;
};

struct Choice {
  int status = 200;
  const provider::Answer* fixture = nullptr;          // replayed as it is, or
  const openapi::ResponseSpec* documented = nullptr;  // what the contract says of the status
  const openapi::MediaType* media = nullptr;          // of the contract, if a body is to be made from it
  std::string media_type;                             // concrete: "application/json"
  const openapi::Example* example = nullptr;          // of the contract; nullptr: the body is generated
  std::optional<Problem> problem;                     // not acceptable, no such example
};

// Fixtures before examples of the contract, those before generated bodies. `Accept` decides among media types of
// successes; errors are sent whatever is accepted, as servers do.
Choice choose_answer(const ServedProvider& served, const openapi::Operation& operation, const Wish& wish,
                     const http::Request& request);

}  // namespace steelyard::server
