// `steelyard serve` or `record` in a process of its own, on a free port.
//
//   ServedProcess serve({"serve", "--pack", "harbor"}, folder.path());
//   const http::Response answer = serve.get("/v2/balance");
#pragma once

#include <doctest/doctest.h>

#include <chrono>   // limits
#include <csignal>  // SIGTERM
#include <memory>   // client
#include <thread>   // sleep_for

#include "base/file.h"
#include "http/client.h"
#include "tests/support/child_process.h"
#include "tests/support/places.h"

namespace steelyard::test {

class ServedProcess {
 public:
  // Waits until it is ready, 20 seconds at most.
  ServedProcess(std::vector<std::string> arguments, const std::filesystem::path& folder,
                const std::string& name = "served")
      : ready_(folder / (name + ".ready")), output_(folder / (name + ".log")) {
    arguments.insert(arguments.begin(), program());
    arguments.insert(arguments.end(), {"--port", "0", "--ready-file", ready_.string()});
    process_ = std::make_unique<ChildProcess>(arguments, ChildOptions{folder, output_});
    for (int i = 0; i < 4000 && url_.empty(); ++i) {
      if (const Result<std::string> text = read_file(ready_)) url_ = text->substr(0, text->find('\n'));
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    REQUIRE_MESSAGE(!url_.empty(), output());
    client_ = std::move(*http::connect(url_, {}));
  }

  const std::string& url() const { return url_; }
  std::string output() const { return *read_file(output_); }
  ChildProcess& process() { return *process_; }

  http::Response get(const std::string& target, const http::Headers& headers = {}) {
    Result<http::Response> response = client_->send({.target = target, .headers = headers});
    REQUIRE_MESSAGE(response, (response ? "" : to_string(response.error())));
    return std::move(*response);
  }

  // Looks again and again, for at most ten seconds; true as soon as it holds.
  template <class Holds>
  static bool eventually(Holds holds) {
    for (int i = 0; i < 1000; ++i) {
      if (holds()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }

  // The exit code after SIGTERM, or nothing if it does not end.
  std::optional<int> stop() {
    process_->signal(SIGTERM);
    const auto ended = process_->wait(std::chrono::seconds(20));
    return ended ? std::optional(ended->code) : std::nullopt;
  }

 private:
  std::filesystem::path ready_;
  std::filesystem::path output_;
  std::string url_;
  std::unique_ptr<ChildProcess> process_;
  std::unique_ptr<http::Transport> client_;
};

}  // namespace steelyard::test
