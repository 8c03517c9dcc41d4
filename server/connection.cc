#include "server/connection.h"

#include <exception>  // what handlers throw
#include <string>     // dates
#include <utility>    // std::move

#include "http/field_value.h"
#include "http/target.h"
#include "server/delivery_plan.h"
#include "server/peer.h"
#include "server/refusal.h"
#include "server/request_reader.h"
#include "server/response_writer.h"
#include "server/socket_stream.h"
#include "server/stream_sink.h"
#include "server/tls/current_context.h"

namespace steelyard::server {
namespace {

// The texts stay silent about what went wrong inside: an exception may quote a credential.
const Refusal kHandlerFailed{.status = 500, .detail = "The handler of the request failed."};
const Refusal kUnsendable{.status = 500,
                          .detail = "The answer has an impossible status, or a control character in a header."};
const Refusal kSpeaksTls{.status = 400, .detail = "This port speaks TLS: ask with https://."};
const Refusal kTunnelInTls{.status = 501, .detail = "No tunnel within TLS: name the proxy with http://."};
const Refusal kBusyTunnel{.status = 400, .detail = "Bytes of the tunnel came before the answer to CONNECT."};
constexpr char kTunnelOpen[] = "HTTP/1.1 200 Connection Established\r\n\r\n";

class Connection {
 public:
  Connection(int socket, const ListenOptions& options, const Handler& handler, const StopSignal& stop)
      : stream_(socket, options, stop), options_(options), handler_(handler), peer_(peer_of(socket)) {}

  void serve() {
    if (options_.tls_context && stream_.begins_tls() && !secure()) return;
    while (serve_next()) {
    }
  }

 private:
  bool secure() {
    if (!stream_.secure(*options_.tls_context->get())) return false;
    peer_.tls = true;
    peer_.server_name = stream_.server_name();
    return true;
  }

  // False when the connection is over.
  bool serve_next() {
    auto incoming = read_request(stream_, options_);
    if (auto* request = std::get_if<IncomingRequest>(&incoming)) {
      if (is_allowed(request->request)) return answer(*request);
      refuse(kSpeaksTls);
    } else if (auto* refusal = std::get_if<Refusal>(&incoming)) {
      refuse(*refusal);
    }
    return false;
  }

  void refuse(const Refusal& refusal) {
    send(refusal_response(refusal), {.close = true});
    stream_.close_gently();
  }

  // What comes unencrypted to a port for TLS is meant for a proxy, or came through its tunnel, or is a mistake.
  bool is_allowed(const http::Request& request) const {
    return !options_.tls_context || peer_.tls || in_tunnel_ || request.method == "CONNECT" ||
           !http::parse_target(request.target).authority.empty();
  }

  bool answer(const IncomingRequest& incoming) {
    const Reply reply = call_handler(incoming.request);
    if (reply.delivery.tunnel) return open_tunnel(reply.delivery);
    const bool close = !incoming.keep_alive || stream_.stopping() ||
                       http::has_list_element(reply.response.headers.combined("Connection").value_or(""), "close");
    const ResponseFraming framing{.head_only = incoming.request.method == "HEAD",
                                  .close = close,
                                  .http_1_0 = incoming.http_1_0,
                                  .reason = reply.delivery.reason};
    if (reply.delivery.stream && reply.delivery.fault == Fault::none) return send_stream(reply, framing);
    if (reply.delivery.fault != Fault::none || reply.delivery.dribble) return send_plan(reply, framing);
    const bool sent = stream_.pause(reply.delivery.delay) && send(reply.response, framing);
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

  void add_date(ResponseFraming& framing) const {
    if (options_.clock) framing.date = http_date(options_.clock());
  }

  bool send(const http::Response& response, ResponseFraming framing) {
    add_date(framing);
    const auto bytes = write_response(response, framing);
    framing.reason.clear();
    return stream_.write(bytes ? *bytes : write_response(refusal_response(kUnsendable), framing).value());
  }

  bool send_plan(const Reply& reply, ResponseFraming framing) {
    add_date(framing);
    const auto plan = plan_delivery(reply.response, reply.delivery, framing);
    if (!plan) {
      send(refusal_response(kUnsendable), {.close = true});
      stream_.close_gently();
      return false;
    }
    for (const DeliveryStep& step : plan->steps) {
      if (!stream_.pause(step.wait) || !stream_.write(step.bytes)) return false;
    }
    if (plan->end == DeliveryEnd::close) stream_.close_gently();
    if (plan->end == DeliveryEnd::cut) stream_.cut();
    if (plan->end == DeliveryEnd::reset) stream_.reset_on_close();
    return plan->end == DeliveryEnd::keep;
  }

  bool send_stream(const Reply& reply, ResponseFraming framing) {
    if (!stream_.pause(reply.delivery.delay)) return false;
    const bool with_body = !framing.head_only && may_have_body(reply.response.status);
    framing.chunked = with_body && !framing.http_1_0;
    framing.open_end = !framing.chunked;
    framing.close = framing.close || (with_body && framing.http_1_0);
    add_date(framing);
    const auto head = write_head(reply.response, framing);
    if (!head || !stream_.write(*head)) return false;
    stream_.keep_little_unread();
    StreamSink sink(stream_, framing.chunked);
    const bool complete = !with_body || (run_stream(reply.delivery.stream, sink) && sink.finish());
    if (complete && framing.close) stream_.close_gently();
    return complete && !framing.close;
  }

  // A body that breaks off with an exception is not complete.
  static bool run_stream(const BodyStream& stream, BodySink& sink) {
    try {
      return stream(sink);
    } catch (const std::exception&) {
      return false;
    }
  }

  // After CONNECT the client speaks TLS, or HTTP without it, to the host that it asked for (RFC 9110, section 9.3.6).
  bool open_tunnel(const Delivery& delivery) {
    if (peer_.tls || !stream_.buffered().empty()) {
      refuse(peer_.tls ? kTunnelInTls : kBusyTunnel);
      return false;
    }
    if (!stream_.pause(delivery.delay) || !stream_.write(kTunnelOpen)) return false;
    in_tunnel_ = true;
    return !options_.tls_context || !stream_.begins_tls() || secure();
  }

  SocketStream stream_;
  const ListenOptions& options_;
  const Handler& handler_;
  Peer peer_;
  bool in_tunnel_ = false;
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
