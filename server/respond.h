// Answering is a function of what it is given: no sockets, no clock, no randomness of its own. What a request moves is
// in the state that is passed in: scenarios and rate limits.
//
//   Answered answered = respond(providers, {}, request, {.seed = 1, .number = 7});
//   send(answered.response);   // answered.why says how it was chosen
#pragma once

#include <string>  // reasons

#include "http/message.h"
#include "server/delivery_choice.h"
#include "server/handler.h"
#include "server/rate/rate_limiter.h"
#include "server/routing.h"
#include "server/scenario/scenario_store.h"

namespace steelyard::server {

struct MockOptions {
  bool validate_requests = true;   // 422 for requests that break the contract
  bool dynamic = false;            // generate bodies where no request says otherwise
  DeliveryDefaults delivery = {};  // how answers of the APIs travel where nothing says otherwise
  bool tunnels = false;            // the listener can speak TLS for the hosts of the APIs: CONNECT is granted
};

struct Answered {
  Delivery delivery;        // how the response travels
  http::Response response;  // the body is there for HEAD too: whoever sends it leaves it out
  std::string provider;     // "" if no API was meant
  std::string operation;    // "GET /v1/balance"
  std::string example;      // the fixture or example that was chosen, "" if the body was generated
  std::string why;          // "no credential", "Prefer", "key", "scenario", "rate limit", …
  std::string body_file;    // of the fixture, "" if there is none
  std::string scenario;     // "spend: used-up", scenario and state, "" if none answered
};

Reply to_reply(Answered answered);

Answered respond(const Providers& providers, const MockOptions& options, const http::Request& request,
                 const AnswerState& state);

}  // namespace steelyard::server
