#include "http/client.h"

#include <fmt/format.h>

#include <algorithm>  // std::min
#include <mutex>      // idle connections
#include <optional>   // failures
#include <utility>    // std::move
#include <variant>    // failures
#include <vector>     // idle connections

#include "http/open_body.h"
#include "http/request_writer.h"
#include "http/response_reader.h"
#include "http/tcp_stream.h"
#include "http/tls_stream.h"
#include "http/url.h"

namespace steelyard::http {
namespace {

using Clock = ByteStream::Clock;
using Stream = std::unique_ptr<ByteStream>;

constexpr std::size_t kMostIdle = 32;  // connections kept open

struct Failure {
  ErrorCode code;
  std::string_view what;
};

struct OpenRow {
  OpenFailure cause;
  Failure failure;
};

constexpr OpenRow kOpenFailures[] = {
    {OpenFailure::unreachable, {ErrorCode::target_unreachable, "no connection: no such host, or nobody listens there"}},
    {OpenFailure::timeout, {ErrorCode::target_timeout, "no connection within the time-out"}},
    {OpenFailure::handshake, {ErrorCode::target_unreachable, "no secure connection: the TLS handshake failed"}},
    {OpenFailure::authorities,
     {ErrorCode::target_unreachable, "no secure connection: the certificate authorities cannot be loaded"}},
    {OpenFailure::certificate,
     {ErrorCode::target_untrusted, "no secure connection: the certificate is not trusted, or not for this host"}},
};

struct ReceiveRow {
  Received cause;
  Failure failure;
};

constexpr Failure kBrokenOff{ErrorCode::target_protocol,
                             "the connection ended before the answer was whole, or the answer is no HTTP"};
constexpr ReceiveRow kReceiveFailures[] = {
    {Received::nothing, kBrokenOff},
    {Received::broken, kBrokenOff},
    {Received::too_slow, {ErrorCode::target_timeout, "no whole answer within the time-out"}},
    {Received::too_large, {ErrorCode::target_protocol, "the body is larger than allowed"}},
};

Failure failure_of(OpenFailure cause) {
  for (const auto& row : kOpenFailures) {
    if (row.cause == cause) return row.failure;
  }
  return kBrokenOff;
}

Failure failure_of(Received cause) {
  for (const auto& row : kReceiveFailures) {
    if (row.cause == cause) return row.failure;
  }
  return kBrokenOff;
}

class Client final : public Transport {
 public:
  Client(Url url, ClientOptions options) : url_(std::move(url)), options_(std::move(options)) {}

  Result<Response> send(const Request& request) override {
    Result<OpenResponse> opened = ask(request, std::nullopt);
    if (!opened) return opened.error();
    return std::move(opened->response);
  }

  Result<OpenResponse> open(const Request& request, std::chrono::milliseconds patience) override {
    return ask(request, patience);
  }

 private:
  using Patience = std::optional<std::chrono::milliseconds>;  // nothing: only a whole answer will do

  Result<OpenResponse> ask(const Request& request, const Patience& patience) {
    const auto bytes = write_request(request, url_);
    if (!bytes)
      return Error{ErrorCode::request_unsendable,
                   "the method, the target or a header of the request has a character that would split the message",
                   {}};
    // A server may close a connection between two requests at any time; what changes nothing is asked again (RFC 9112,
    // section 9.3.1).
    const bool repeatable = request.method == "GET" || request.method == "HEAD";
    if (Stream idle = repeatable ? take_idle() : nullptr) {
      Exchange exchange = begin(std::move(idle), request.method, *bytes);
      if (exchange.head.outcome != Received::nothing) return finish(request, std::move(exchange), patience);
    }
    auto connected = connect();
    if (auto* cause = std::get_if<OpenFailure>(&connected)) return error(request, failure_of(*cause));
    return finish(request, begin(std::move(std::get<Stream>(connected)), request.method, *bytes), patience);
  }

  std::variant<Stream, OpenFailure> connect() {
    const auto deadline = Clock::now() + options_.connect_timeout;
    if (!url_.https) {
      auto plain = TcpStream::open(url_.host, url_.port, deadline);
      if (auto* cause = std::get_if<OpenFailure>(&plain)) return *cause;
      return Stream(std::make_unique<TcpStream>(std::move(std::get<TcpStream>(plain))));
    }
    const auto context = tls_context();
    if (context == nullptr) return OpenFailure::authorities;
    auto plain = TcpStream::open(url_.host, url_.port, deadline);
    if (auto* cause = std::get_if<OpenFailure>(&plain)) return *cause;
    auto secured = TlsStream::open(*context, std::move(std::get<TcpStream>(plain)), url_.host, deadline);
    if (auto* cause = std::get_if<OpenFailure>(&secured)) return *cause;
    return Stream(std::move(std::get<std::unique_ptr<TlsStream>>(secured)));
  }

  std::shared_ptr<TlsContext> tls_context() {
    const std::lock_guard lock(mutex_);
    if (tls_ == nullptr) tls_ = TlsContext::create({options_.insecure, options_.ca_file});
    return tls_;
  }

  struct Exchange {
    Stream stream;
    Clock::time_point deadline;
    ReceivedHead head;
  };

  // A server may answer and close before it has read the whole request: what it said is read all the same.
  Exchange begin(Stream stream, const std::string& method, const std::string& bytes) const {
    const auto deadline = Clock::now() + options_.timeout;
    ReceivedHead head{Received::too_slow, {}, {}};
    if (stream->write(bytes, deadline) != ByteStream::Outcome::timeout) head = read_head(*stream, method, deadline);
    return {std::move(stream), deadline, std::move(head)};
  }

  Result<OpenResponse> finish(const Request& request, Exchange exchange, const Patience& patience) {
    if (exchange.head.outcome != Received::whole) return error(request, failure_of(exchange.head.outcome));
    if (patience && may_go_on(exchange.head.head)) {
      const bool at_once = is_event_stream(exchange.head.head);
      const auto until = at_once ? Clock::now() : std::min(Clock::now() + *patience, exchange.deadline);
      std::optional<OpenResponse> opened =
          open_body(exchange.stream, std::move(exchange.head), {until, options_.max_body_bytes, options_.timeout});
      if (!opened) return error(request, kBrokenOff);
      if (exchange.stream != nullptr) keep_idle(std::move(exchange.stream));
      return std::move(*opened);
    }
    ReceivedResponse received =
        read_rest(*exchange.stream, std::move(exchange.head), {exchange.deadline, options_.max_body_bytes});
    if (received.outcome != Received::whole) return error(request, failure_of(received.outcome));
    if (received.keep_alive) keep_idle(std::move(exchange.stream));
    return OpenResponse{std::move(received.response), nullptr};
  }

  Stream take_idle() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return nullptr;
    Stream stream = std::move(idle_.back());
    idle_.pop_back();
    return stream;
  }

  void keep_idle(Stream stream) {
    const std::lock_guard lock(mutex_);
    if (idle_.size() < kMostIdle) idle_.push_back(std::move(stream));
  }

  Error error(const Request& request, const Failure& failure) const {
    return {failure.code, fmt::format("{} {}: {}", request.method, to_string(url_), failure.what), {}};
  }

  Url url_;
  ClientOptions options_;
  std::mutex mutex_;
  std::shared_ptr<TlsContext> tls_;
  std::vector<Stream> idle_;
};

}  // namespace

Result<std::unique_ptr<Transport>> connect(std::string_view text, const ClientOptions& options) {
  auto url = parse_url(text);
  if (!url) return url.error();
  return std::unique_ptr<Transport>(std::make_unique<Client>(std::move(*url), options));
}

}  // namespace steelyard::http
