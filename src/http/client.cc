#include "http/client.h"

#include <fmt/format.h>
#include <httplib.h>

#include <algorithm>  // std::stable_sort
#include <atomic>     // reuse
#include <utility>    // std::move
#include <vector>     // fields

#include "http/field_value.h"
#include "http/sigpipe_guard.h"
#include "http/url.h"

namespace steelyard::http {
namespace {

using Clock = std::chrono::steady_clock;

// Why the body was not read to its end although nothing was wrong with the connection.
enum class Stopped { no, has_no_body, too_large, too_slow };

struct Exchange {
  httplib::Request request;
  httplib::Response response;
  std::string body;
  Stopped stopped = Stopped::no;
  Clock::time_point begin = Clock::now();
};

// Release 0.41 named it anew; the old name is gone from the class that both kinds of clients share.
template <class Client>
void send_target_as_it_is(Client& client) {
  if constexpr (requires { client.set_path_encode(false); }) {
    client.set_path_encode(false);
  } else {
    client.set_url_encode(false);
  }
}

std::unique_ptr<httplib::ClientImpl> make_client(const Url& url, const ClientOptions& options) {
  std::unique_ptr<httplib::ClientImpl> client;
  if (url.https) {
    auto secure = std::make_unique<httplib::SSLClient>(url.host, url.port);
    if (!options.ca_file.empty()) secure->set_ca_cert_path(options.ca_file.c_str(), "");
    secure->enable_server_certificate_verification(!options.insecure);
    client = std::move(secure);
  } else {
    client = std::make_unique<httplib::ClientImpl>(url.host, url.port);
  }
  client->set_connection_timeout(options.connect_timeout);
  client->set_read_timeout(options.timeout);
  client->set_write_timeout(options.timeout);
  client->set_keep_alive(true);
  client->set_follow_location(false);
  client->set_decompress(false);
  client->set_tcp_nodelay(true);
  send_target_as_it_is(*client);
  return client;
}

bool is_sendable(const Request& request) {
  if (!is_token(request.method) || request.target.empty() || !is_field_value(request.target) ||
      request.target.find_first_of(" \t") != std::string::npos)
    return false;
  for (const auto& [name, value] : request.headers) {
    if (!is_token(name) || !is_field_value(value)) return false;
  }
  return true;
}

// A provider rather than a body, since cpp-httplib gives a body a Content-Type where the request has none.
void set_body(httplib::Request& out, const std::string& body) {
  if (body.empty()) return;
  out.content_length_ = body.size();
  out.content_provider_ = [&body](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
    return sink.write(body.data() + offset, length);
  };
}

void fill_request(Exchange& exchange, const Request& request, const Url& url) {
  auto& out = exchange.request;
  out.method = request.method;
  out.path = request.target.starts_with('/') ? url.base_path + request.target : request.target;
  for (const auto& [name, value] : request.headers) {
    if (!equals_ignore_case(name, "Content-Length")) out.headers.emplace(name, value);
  }
  if (!request.headers.has("User-Agent")) out.headers.emplace("User-Agent", "steelyard");
  set_body(out, request.body);
}

void receive_body(Exchange& exchange, const ClientOptions& options) {
  // Release 0.11 would wait for a body that this status never has (RFC 9110, section 15.4.5).
  exchange.request.response_handler = [&exchange](const httplib::Response& response) {
    if (response.status == 304) exchange.stopped = Stopped::has_no_body;
    return exchange.stopped == Stopped::no;
  };
  exchange.request.content_receiver = [&exchange, &options](const char* data, std::size_t size, auto, auto) {
    if (exchange.body.size() + size > options.max_body_bytes) exchange.stopped = Stopped::too_large;
    if (Clock::now() - exchange.begin > options.timeout) exchange.stopped = Stopped::too_slow;
    if (exchange.stopped == Stopped::no) exchange.body.append(data, size);
    return exchange.stopped == Stopped::no;
  };
}

// Releases after 0.11 keep the fields in a hash table: sorted they come out the same way everywhere.
Response take_response(Exchange& exchange) {
  std::vector<std::pair<std::string, std::string>> fields(exchange.response.headers.begin(),
                                                          exchange.response.headers.end());
  std::stable_sort(fields.begin(), fields.end(),
                   [](const auto& a, const auto& b) { return to_lower(a.first) < to_lower(b.first); });
  Response response{.status = exchange.response.status, .body = std::move(exchange.body)};
  for (auto& [name, value] : fields) response.headers.add(std::move(name), std::move(value));
  return response;
}

struct FailureRow {
  httplib::Error cause;
  ErrorCode code;
  std::string_view what;
};

constexpr FailureRow kFailures[] = {
    {httplib::Error::Connection, ErrorCode::target_unreachable, "no connection: no such host, or nobody listens there"},
    {httplib::Error::ConnectionTimeout, ErrorCode::target_timeout, "no connection within the time-out"},
    {httplib::Error::SSLConnection, ErrorCode::target_unreachable, "no secure connection: the TLS handshake failed"},
    {httplib::Error::SSLLoadingCerts, ErrorCode::target_unreachable,
     "no secure connection: the certificate authorities cannot be loaded"},
    {httplib::Error::SSLServerVerification, ErrorCode::target_untrusted,
     "no secure connection: the certificate is not trusted, or not for this host"},
};
constexpr FailureRow kBrokenOff{httplib::Error::Read, ErrorCode::target_protocol,
                                "the connection ended before the answer was whole, or the answer is no HTTP"};
constexpr FailureRow kTooSlow{httplib::Error::Read, ErrorCode::target_timeout, "no whole answer within the time-out"};
constexpr FailureRow kTooLarge{httplib::Error::Canceled, ErrorCode::target_protocol, "the body is larger than allowed"};

// Releases before 0.41 give one cause for a connection that ends and one that stays silent; the clock tells them apart.
const FailureRow& failure_of(httplib::Error cause, const Exchange& exchange, const ClientOptions& options) {
  if (exchange.stopped == Stopped::too_large) return kTooLarge;
  if (exchange.stopped == Stopped::too_slow) return kTooSlow;
  for (const auto& row : kFailures) {
    if (row.cause == cause) return row;
  }
  return Clock::now() - exchange.begin >= options.timeout ? kTooSlow : kBrokenOff;
}

class HttplibTransport final : public Transport {
 public:
  HttplibTransport(Url url, ClientOptions options)
      : url_(std::move(url)), options_(std::move(options)), client_(make_client(url_, options_)) {}

  Result<Response> send(const Request& request) override {
    if (!is_sendable(request))
      return Error{ErrorCode::request_unsendable,
                   "the method, the target or a header of the request has a character that would split the message",
                   {}};
    bool answered = false;
    const bool reused = used_.exchange(true);
    Result<Response> response = send_once(request, answered);
    if (response || answered || !reused || response.error().code != ErrorCode::target_protocol) return response;
    // A server may close a connection between two requests at any time; what changes nothing is asked again (RFC 9112,
    // section 9.3.1).
    if (request.method != "GET" && request.method != "HEAD") return response;
    client_->stop();
    return send_once(request, answered);
  }

 private:
  // `answered` is true if the beginning of an answer has come.
  Result<Response> send_once(const Request& request, bool& answered) {
    Exchange exchange;
    fill_request(exchange, request, url_);
    receive_body(exchange, options_);
    auto cause = httplib::Error::Success;
    const bool sent = try_send(exchange, cause);
    answered = exchange.response.status > 0;
    if (!sent && exchange.stopped != Stopped::has_no_body) {
      return failure(request, failure_of(cause, exchange, options_));
    }
    return take_response(exchange);
  }

  bool try_send(Exchange& exchange, httplib::Error& cause) {
    const SigpipeGuard guard;
    try {
      return client_->send(exchange.request, exchange.response, cause);
    } catch (const std::exception&) {
      return false;
    }
  }

  Error failure(const Request& request, const FailureRow& row) const {
    return {row.code, fmt::format("{} {}: {}", request.method, to_string(url_), row.what), {}};
  }

  Url url_;
  ClientOptions options_;
  std::unique_ptr<httplib::ClientImpl> client_;
  std::atomic<bool> used_ = false;  // a connection may be open from an earlier request
};

}  // namespace

Result<std::unique_ptr<Transport>> connect(std::string_view text, const ClientOptions& options) {
  auto url = parse_url(text);
  if (!url) return url.error();
  return std::unique_ptr<Transport>(std::make_unique<HttplibTransport>(std::move(*url), options));
}

}  // namespace steelyard::http
