#include "server/listener.h"

#include <fmt/format.h>
#include <httplib.h>

#include <atomic>        // the end of accepting
#include <cerrno>        // why binding failed
#include <mutex>         // stop() once
#include <system_error>  // no thread
#include <thread>        // accepting
#include <utility>       // std::move

#include "server/connection.h"
#include "server/stop_signal.h"
#include "server/worker_pool.h"

namespace steelyard::server {
namespace {

constexpr int kBacklog = 1024;  // cpp-httplib asks for 5, which a burst of clients overruns

// The queue of jobs as cpp-httplib wants it. Its enqueue() returns nothing in 0.11 and a bool later.
class GrowingQueue final : public httplib::TaskQueue {
 public:
  explicit GrowingQueue(const WorkerPoolOptions& options) : pool_(options) {}

  using Enqueued = decltype(std::declval<httplib::TaskQueue&>().enqueue({}));
  Enqueued enqueue(std::function<void()> job) override {
    pool_.run(std::move(job));
    return Enqueued(true);
  }
  void shutdown() override { pool_.shutdown(); }

 private:
  WorkerPool pool_;
};

// Binds and accepts as cpp-httplib does, and hands each accepted socket to serve_connection().
class SocketServer final : public httplib::Server {
 public:
  SocketServer(const ListenOptions& options, const server::Handler& handler, const StopSignal& stop)
      : options_(options), handler_(handler), stop_(stop) {
    // Its default is SO_REUSEPORT, with which a second server silently shares the port.
    set_socket_options([](socket_t socket) {
      const int on = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    });
    new_task_queue = [this]() -> httplib::TaskQueue* {
      return new GrowingQueue({.max_threads = options_.max_connections});
    };
  }

  // The port bound, or -1.
  int bind(const std::string& host) {
    const int port =
        options_.port == 0 ? bind_to_any_port(host) : (bind_to_port(host, options_.port) ? options_.port : -1);
    if (port > 0) ::listen(svr_sock_, kBacklog);  // a second call on a bound socket only changes the backlog
    return port;
  }

 private:
  bool process_and_close_socket(socket_t socket) override {
    serve_connection(socket, options_, handler_, stop_);
    ::close(socket);
    return true;
  }

  const ListenOptions& options_;
  const server::Handler& handler_;
  const StopSignal& stop_;
};

std::string bindable_host(const std::string& host) {
  if (http::equals_ignore_case(host, "localhost")) return "127.0.0.1";
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') return host.substr(1, host.size() - 2);
  return host;
}

Error bind_error(int cause, const std::string& host, int port) {
  if (cause == EADDRINUSE)
    return {ErrorCode::port_in_use, fmt::format("port {} of {} is taken by another program", port, host), {}};
  if (cause == EACCES)
    return {ErrorCode::cannot_listen, fmt::format("port {} of {} may be opened only by root", port, host), {}};
  return {ErrorCode::cannot_listen, fmt::format("\"{}\" is no address of this machine", host), {}};
}

}  // namespace

struct Listener::Parts {
  Parts(ListenOptions&& given, Handler&& handle)
      : options(std::move(given)),
        handler(std::move(handle)),
        host(bindable_host(options.host)),
        server(options, handler, stop_signal) {}

  ListenOptions options;
  Handler handler;
  std::string host;
  int port = -1;
  StopSignal stop_signal;
  SocketServer server;
  std::thread acceptor;
  std::atomic<bool> ended = false;  // accepting
  std::once_flag stopped;
};

Listener::Listener(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Listener::~Listener() { stop(); }

Result<std::unique_ptr<Listener>> Listener::start(ListenOptions options, Handler handler) {
  auto parts = std::make_unique<Parts>(std::move(options), std::move(handler));
  if (parts->options.port < 0 || parts->options.port > 65535)
    return Error{ErrorCode::cannot_listen, fmt::format("{} is no port", parts->options.port), {}};
  errno = 0;
  parts->port = parts->server.bind(parts->host);
  if (parts->port <= 0) return bind_error(errno, parts->host, parts->options.port);
  try {
    parts->acceptor = std::thread([&running = *parts] {
      running.server.listen_after_bind();
      running.ended = true;
    });
  } catch (const std::system_error&) {
    return Error{ErrorCode::cannot_listen, "the system grants no thread to listen with", {}};
  }
  // cpp-httplib ignores a stop() that comes before its loop runs.
  while (!parts->server.is_running() && !parts->ended) std::this_thread::yield();
  if (parts->ended) {
    parts->acceptor.join();
    return Error{ErrorCode::cannot_listen, fmt::format("nothing can be accepted at {}", parts->host), {}};
  }
  return std::unique_ptr<Listener>(new Listener(std::move(parts)));
}

int Listener::port() const { return parts_->port; }

std::string Listener::url() const {
  const bool ipv6 = parts_->host.find(':') != std::string::npos;
  return fmt::format("{}://{}:{}", parts_->options.tls_context ? "https" : "http",
                     ipv6 ? "[" + parts_->host + "]" : parts_->host, parts_->port);
}

void Listener::stop() {
  std::call_once(parts_->stopped, [this] {
    parts_->stop_signal.raise();
    parts_->server.stop();
    parts_->acceptor.join();
  });
}

}  // namespace steelyard::server
