#include "tests/cli/guide/follower.h"

#include <algorithm>  // std::find
#include <csignal>    // SIGTERM
#include <optional>   // options
#include <thread>     // sleep_for

#include "base/file.h"
#include "http/client.h"
#include "tests/cli/run_program.h"
#include "tests/support/places.h"

namespace steelyard::guide {
namespace {

using namespace std::chrono_literals;

constexpr char kGuideHost[] = "://127.0.0.1:";
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

// Not where more digits follow: that is another port.
void put(std::string& text, std::string_view place, const std::string& real) {
  std::size_t at = text.find(place);
  while (at != std::string::npos) {
    const std::size_t end = at + place.size();
    const bool whole = end >= text.size() || text[end] < '0' || text[end] > '9';
    if (whole) text.replace(at, place.size(), real);
    at = text.find(place, at + (whole ? real.size() : place.size()));
  }
}

// Takes an option with its value out of the words; the value, or nothing.
std::optional<std::string> take_option(std::vector<std::string>& words, const std::string& name) {
  const auto found = std::find(words.begin(), words.end(), name);
  if (found == words.end() || found + 1 == words.end()) return std::nullopt;
  std::string value = *(found + 1);
  words.erase(found, found + 2);
  return value;
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
  if (program == "cat" && words.size() == 1) return show_file(with_places(step), words.front());
  if (program == "kill" && words.size() == 1 && words.front().starts_with('%'))
    return stop(std::stoul(words.front().substr(1)));
  if (program == "sleep") {
    patient_ = true;
    return "";
  }
  if (program != "steelyard") return "the guide runs " + program;
  if (words.front() != "serve" && words.back() != "&") return run_here(with_places(step));
  if (words.back() != "&") return serve_in_vain(step, words);
  words.pop_back();
  return serve(step, words);
}

Step Follower::with_places(Step step) const {
  put_places(step.text);
  for (std::string& line : step.expected) put_places(line);
  return step;
}

// The guide says http or https itself.
void Follower::put_places(std::string& text) const {
  for (const Job& job : jobs_) put(text, job.place, job.url.substr(job.url.find("://")));
  put(text, kGuideHome, folder_.string());
}

std::string Follower::serve(const Step& step, std::vector<std::string> arguments) {
  const std::string number = jobs_.empty() ? "" : "-" + std::to_string(jobs_.size() + 1);
  const std::filesystem::path ready = folder_ / ("ready" + number);
  const auto to_file = take_option(arguments, ">");
  if (to_file) arguments.pop_back();  // 2>&1
  const std::filesystem::path output = folder_ / to_file.value_or("server" + number + ".log");
  const std::string place = kGuideHost + take_option(arguments, "--port").value_or("4010");
  std::erase_if(jobs_, [&](const Job& job) { return job.place == place; });  // the port is free again
  for (std::string& argument : arguments) put_places(argument);
  arguments.insert(arguments.begin(),
                   {"/usr/bin/env", "-u", "XDG_DATA_HOME", "HOME=" + folder_.string(), test::program()});
  arguments.insert(arguments.end(), {"--port", "0", "--ready-file", ready.string()});
  std::filesystem::remove(ready);  // of the server before
  Job job{place, "", std::make_unique<test::ChildProcess>(arguments, test::ChildOptions{folder_, output})};
  job.url = wait_for(ready);
  if (job.url.empty()) return "the server did not start: " + wait_for(output);
  job.url.pop_back();  // the end of the line
  jobs_.push_back(std::move(job));
  return to_file ? "" : difference(with_places(step).expected, wait_for(output));
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

// A log is written beside serving: its last line may come after the answer.
std::string Follower::show_file(const Step& step, const std::string& name) const {
  std::string wrong = "there is no " + name;
  for (auto waited = 0ms; waited < kPatience && !wrong.empty(); waited += 5ms) {
    if (const Result<std::string> text = read_file(folder_ / name)) wrong = difference(step.expected, *text);
    if (!wrong.empty()) std::this_thread::sleep_for(5ms);
  }
  return wrong;
}

std::string Follower::ask(const Step& step) {
  std::string wrong = ask_once(step);
  for (auto waited = 0ms; patient_ && !wrong.empty() && waited < kPatience; waited += 20ms) {
    std::this_thread::sleep_for(20ms);
    wrong = ask_once(step);
  }
  patient_ = false;
  return wrong;
}

std::string Follower::ask_once(const Step& step) const {
  bool with_head = false;
  std::string url;
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
    } else {
      for (const Job& job : jobs_) {
        if (words[i].starts_with(job.url + "/")) url = job.url;
      }
      if (url.empty()) return "this curl does not know " + words[i];
      request.target = words[i].substr(url.size());
    }
  }
  const Result<std::unique_ptr<http::Transport>> client = http::connect(url, options);
  if (!client) return to_string(client.error());
  const Result<http::Response> response = (*client)->send(request);
  if (!response) return to_string(response.error());
  return difference(step.expected, shown(*response, with_head));
}

std::string Follower::stop_server() { return stop(jobs_.size()); }

std::string Follower::stop(std::size_t number) {
  if (number == 0 || number > jobs_.size() || jobs_[number - 1].process == nullptr) return "no server was started";
  test::ChildProcess& process = *jobs_[number - 1].process;
  process.signal(SIGTERM);
  const auto ended = process.wait(kPatience);
  jobs_[number - 1].process.reset();
  return ended ? wrong_code(0, ended->code, "") : "the server does not end";
}

}  // namespace steelyard::guide
