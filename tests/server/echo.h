// A handler that answers with what it was asked, so that tests see what reached it.
#pragma once

#include <memory>  // listener

#include "server/listener.h"

namespace steelyard::test {

// "METHOD target\nName: value\n…\n\nbody"
inline http::Response echo(const http::Request& request) {
  std::string text = request.method + " " + request.target + "\n";
  for (const auto& [name, value] : request.headers) text += name + ": " + value + "\n";
  return {.headers = {{"Content-Type", "text/plain"}}, .body = text + "\n" + request.body};
}

// A listener on a free port of the loopback interface; the test ends if there is none.
inline std::unique_ptr<server::Listener> listen_to_all(server::Handler handler, server::ListenOptions options = {}) {
  auto listener = server::Listener::start(std::move(options), std::move(handler));
  return std::move(*listener);
}

// The same for what answers everybody alike.
template <class Answer>
std::unique_ptr<server::Listener> listen(Answer answer, server::ListenOptions options = {}) {
  return listen_to_all(server::for_anyone(std::move(answer)), std::move(options));
}

}  // namespace steelyard::test
