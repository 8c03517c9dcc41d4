// What answers requests, and what it knows of who asks.
//
//   Handler handler = [](const http::Request& request, const Peer& peer) -> Reply {
//     if (!peer.loopback) return http::Response{.status = 403};
//     return {http::Response{.body = request.body}, {.delay = std::chrono::milliseconds(100)}};
//   };
#pragma once

#include <functional>  // handlers
#include <string>      // addresses
#include <utility>     // std::move

#include "http/message.h"
#include "server/delivery.h"

namespace steelyard::server {

// The other end of a connection.
struct Peer {
  std::string address = {};      // "127.0.0.1" or "::1", without port and brackets; "" if it is not known
  bool loopback = false;         // the address is one of this machine's own that no other machine can use
  bool tls = false;              // the request came through TLS, that of a CONNECT tunnel too
  std::string server_name = {};  // the host that the TLS client asked for (SNI), lower case, or ""
};

struct Reply {
  http::Response response = {};
  Delivery delivery = {};

  Reply() = default;
  Reply(http::Response given) : response(std::move(given)) {}  // NOLINT: conversion intended
  Reply(http::Response given, Delivery how) : response(std::move(given)), delivery(std::move(how)) {}
};

// Answers one request. Called from many threads at once. The target is the one of the request line: still
// percent-encoded, or in absolute form. The body is the bytes that were sent, without the chunked coding.
using Handler = std::function<Reply(const http::Request&, const Peer&)>;

// A handler that answers everybody alike.
//
//   Handler handler = for_anyone([](const http::Request& request) { return http::Response{.body = request.target}; });
template <class Answer>
Handler for_anyone(Answer answer) {
  return [answer = std::move(answer)](const http::Request& request, const Peer&) mutable -> Reply {
    return answer(request);
  };
}

}  // namespace steelyard::server
