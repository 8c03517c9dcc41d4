#include "server/connection.h"

#include <exception>  // what handlers throw
#include <string>     // dates
#include <utility>    // std::move

#include "http/field_value.h"
#include "server/peer.h"
#include "server/refusal.h"
#include "server/request_reader.h"
#include "server/response_writer.h"
#include "server/socket_stream.h"

namespace steelyard::server {
namespace {

// The texts stay silent about what went wrong inside: an exception may quote a credential.
const Refusal kHandlerFailed{.status = 500, .detail = "The handler of the request failed."};
const Refusal kUnsendable{.status = 500,
                          .detail = "The answer has an impossible status, or a control character in a header."};

class Connection {
 public:
  Connection(int socket, const ListenOptions& options, const Handler& handler, const StopSignal& stop)
      : stream_(socket, options, stop), options_(options), handler_(handler), peer_(peer_of(socket)) {}

  void serve() {
    while (serve_next()) {
    }
  }

 private:
  // False when the connection is over.
  bool serve_next() {
    auto incoming = read_request(stream_, options_);
    if (auto* request = std::get_if<IncomingRequest>(&incoming)) return answer(*request);
    if (auto* refusal = std::get_if<Refusal>(&incoming)) {
      send(refusal_response(*refusal), {.close = true});
      stream_.close_gently();
    }
    return false;
  }

  bool answer(const IncomingRequest& incoming) {
    const Reply reply = call_handler(incoming.request);
    const http::Response& response = reply.response;
    if (!stream_.pause(reply.delivery.delay)) return false;
    const bool close = !incoming.keep_alive || stream_.stopping() ||
                       http::has_list_element(response.headers.combined("Connection").value_or(""), "close");
    const bool sent =
        send(response, {.head_only = incoming.request.method == "HEAD", .close = close, .http_1_0 = incoming.http_1_0});
    if (sent && close) stream_.close_gently();
    return sent && !close;
  }

  Reply call_handler(const http::Request& request) const {
    try {
      return handler_(request, peer_);
    } catch (const std::exception&) {
      return refusal_response(kHandlerFailed);
    }
  }

  bool send(const http::Response& response, ResponseFraming framing) {
    if (options_.clock) framing.date = http_date(options_.clock());
    const auto bytes = write_response(response, framing);
    return stream_.write(bytes ? *bytes : write_response(refusal_response(kUnsendable), framing).value());
  }

  SocketStream stream_;
  const ListenOptions& options_;
  const Handler& handler_;
  const Peer peer_;
};

}  // namespace

void serve_connection(int socket, const ListenOptions& options, const Handler& handler, const StopSignal& stop) {
  try {
    Connection(socket, options, handler, stop).serve();
  } catch (const std::exception&) {
    // Out of memory, or a clock that throws: this connection ends, the others go on.
  }
}

}  // namespace steelyard::server
