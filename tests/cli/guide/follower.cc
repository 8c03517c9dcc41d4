#include "tests/cli/guide/follower.h"

#include <csignal>  // SIGTERM
#include <thread>   // sleep_for

#include "base/file.h"
#include "http/client.h"
#include "tests/cli/run_program.h"
#include "tests/support/places.h"

namespace steelyard::guide {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kGuideUrl = "://127.0.0.1:4010";
constexpr std::string_view kGuideHome = "/home/me";
constexpr auto kPatience = 20s;

// The commands of the guide name files of their folder.
class WorkingFolder {
 public:
  explicit WorkingFolder(const std::filesystem::path& folder) : before_(std::filesystem::current_path()) {
    std::filesystem::current_path(folder);
  }
  ~WorkingFolder() { std::filesystem::current_path(before_); }
  WorkingFolder(const WorkingFolder&) = delete;
  WorkingFolder& operator=(const WorkingFolder&) = delete;

 private:
  std::filesystem::path before_;
};

void put(std::string& text, std::string_view place, const std::string& real) {
  for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place, at + real.size())) {
    text.replace(at, place.size(), real);
  }
}

// The text of a file as soon as it is there.
std::string wait_for(const std::filesystem::path& file) {
  for (auto waited = 0ms; waited < kPatience; waited += 5ms) {
    if (const Result<std::string> text = read_file(file)) return *text;
    std::this_thread::sleep_for(5ms);
  }
  return "";
}

std::string wrong_code(int expected, int actual, const std::string& output) {
  if (expected == actual) return "";
  return "exit code " + std::to_string(actual) + " instead of " + std::to_string(expected) + "\n" + output;
}

std::string shown(const http::Response& response, bool with_head) {
  if (!with_head) return response.body;
  std::string text =
      "HTTP/1.1 " + std::to_string(response.status) + " " + std::string(http::reason_phrase(response.status)) + "\n";
  for (const auto& [name, value] : response.headers) text.append(name).append(": ").append(value).append("\n");
  return text + "\n" + response.body;
}

}  // namespace

std::string Follower::follow(const Step& step) {
  if (!step.file.empty()) {
    const Status written = write_file(folder_ / step.file, step.text);
    return written ? "" : to_string(written.error());
  }
  std::vector<std::string> words = words_of(step.text);
  const std::string program = words.front();
  words.erase(words.begin());
  if (program == "curl") return ask(with_places(step));
  if (program != "steelyard") return "the guide runs " + program;
  if (words.front() != "serve") return run_here(with_places(step));
  if (words.back() != "&") return serve_in_vain(step, words);
  words.pop_back();
  return serve(step, words);
}

Step Follower::with_places(Step step) const {
  // The guide says http or https itself: without a server both are as they stand there.
  const std::string address = url_.empty() ? std::string(kGuideUrl) : url_.substr(url_.find("://"));
  const auto put_places = [&](std::string& text) {
    put(text, kGuideUrl, address);
    put(text, kGuideHome, folder_.string());
  };
  put_places(step.text);
  for (std::string& line : step.expected) put_places(line);
  return step;
}

std::string Follower::serve(const Step& step, std::vector<std::string> arguments) {
  const std::filesystem::path ready = folder_ / "ready";
  const std::filesystem::path output = folder_ / "server.log";
  arguments.insert(arguments.begin(),
                   {"/usr/bin/env", "-u", "XDG_DATA_HOME", "HOME=" + folder_.string(), test::program()});
  std::filesystem::remove(ready);  // of the server before
  for (const std::string& more :
       {std::string("--port"), std::string("0"), std::string("--ready-file"), ready.string()}) {
    arguments.push_back(more);
  }
  server_ = std::make_unique<test::ChildProcess>(arguments, test::ChildOptions{folder_, output});
  url_ = wait_for(ready);
  if (url_.empty()) return "the server did not start: " + wait_for(output);
  url_.pop_back();  // the end of the line
  return difference(with_places(step).expected, wait_for(output));
}

std::string Follower::serve_in_vain(const Step& step, const std::vector<std::string>& arguments) {
  const std::filesystem::path output = folder_ / "refused.log";
  std::vector<std::string> command = arguments;
  command.insert(command.begin(), test::program());
  command.insert(command.end(), {"--port", "0"});
  test::ChildProcess server(command, {folder_, output});
  const auto ended = server.wait(kPatience);
  if (!ended) return "it serves, which it should not";
  const std::string printed = wait_for(output);
  const std::string wrong = wrong_code(step.code, ended->code, printed);
  return wrong.empty() ? difference(step.expected, printed) : wrong;
}

std::string Follower::run_here(const Step& step) {
  std::vector<std::string> arguments = words_of(step.text);
  arguments.erase(arguments.begin());
  const WorkingFolder working(folder_);
  const cli::Outcome outcome = cli::run_program(arguments, "", {{"HOME", folder_.string()}});
  const std::string wrong = wrong_code(step.code, outcome.code, outcome.out + outcome.err);
  return wrong.empty() ? difference(step.expected, outcome.out + outcome.err) : wrong;
}

std::string Follower::ask(const Step& step) {
  bool with_head = false;
  http::Request request;
  http::ClientOptions options;
  const std::vector<std::string> words = words_of(step.text);
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "-i") {
      with_head = true;
    } else if (words[i] == "--cacert" && i + 1 < words.size()) {
      options.ca_file = words[++i];
    } else if (words[i] == "-H" && i + 1 < words.size()) {
      const std::string& field = words[++i];
      const std::size_t colon = field.find(": ");
      request.headers.add(field.substr(0, colon), field.substr(colon + 2));
    } else if (words[i] == "-X" && i + 1 < words.size()) {
      request.method = words[++i];
    } else if (words[i] == "-d" && i + 1 < words.size()) {
      request.body = words[++i];
      if (request.method == "GET") request.method = "POST";
    } else if (words[i].starts_with(url_)) {
      request.target = words[i].substr(url_.size());
    } else {
      return "this curl does not know " + words[i];
    }
  }
  const Result<std::unique_ptr<http::Transport>> client = http::connect(url_, options);
  if (!client) return to_string(client.error());
  const Result<http::Response> response = (*client)->send(request);
  if (!response) return to_string(response.error());
  return difference(step.expected, shown(*response, with_head));
}

std::string Follower::stop_server() {
  if (server_ == nullptr) return "no server was started";
  server_->signal(SIGTERM);
  const auto ended = server_->wait(kPatience);
  server_.reset();
  return ended ? wrong_code(0, ended->code, "") : "the server does not end";
}

}  // namespace steelyard::guide
