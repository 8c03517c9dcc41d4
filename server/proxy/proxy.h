// A proxy that judges: what comes in goes to the upstream, what comes back is held to the contract as it passes.
//
//   Proxy proxy(std::move(upstream), {.enforce = true});
//   Answered answered = proxy.answer(providers, request);
#pragma once

#include <chrono>      // patience
#include <functional>  // observers
#include <memory>      // upstream

#include "http/message.h"
#include "server/proxy/judge.h"
#include "server/proxy/passing_stream.h"
#include "server/respond.h"

namespace steelyard::server {

// An exchange of an operation of the contract. The answer is as the upstream sent it.
struct Passed {
  ServedProvider& served;
  const openapi::Operation& operation;
  const http::Request& request;
  const http::Response& response;
};

struct ProxyOptions {
  bool judge = true;
  bool enforce = false;  // 502 in place of an answer that breaks its contract, unless it is a redirect
  std::chrono::milliseconds patience{1'000};  // with an answer that may go on, before it is passed on as it comes
  // Told of every exchange before the client gets its answer, or the last of it, from many threads at once.
  std::function<void(const Passed&)> observer = nullptr;
  // Told why the observer is not: no answer came (the error of the transport), or it passed and was not whole
  // (answer_not_recorded).
  std::function<void(const Error&)> missed = nullptr;
};

class Proxy {
 public:
  Proxy(std::unique_ptr<http::Transport> upstream, ProxyOptions options)
      : upstream_(std::move(upstream)), options_(std::move(options)) {}

  // Any thread may ask. Answers that were judged carry Steelyard-Findings; a path that no contract knows passes
  // unjudged. Without enforcement an answer that goes on (passing_stream.h) passes as it comes. An upstream that does
  // not answer is a problem document (server/proxy/forward.h).
  Answered answer(const Providers& providers, const http::Request& request) const;

 private:
  Result<http::OpenResponse> ask(const http::Request& request) const;
  void judge(const PassingRequest& passing, Answered& answered) const;
  OnEnd on_end(const Providers& providers, const RoutingResult& routed, const openapi::Operation* operation,
               const http::Request& request) const;

  std::unique_ptr<http::Transport> upstream_;
  ProxyOptions options_;
};

}  // namespace steelyard::server
