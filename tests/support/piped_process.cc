#include "tests/support/piped_process.h"

#include <fcntl.h>     // O_NONBLOCK
#include <poll.h>      // poll
#include <sys/wait.h>  // waitpid
#include <unistd.h>    // pipe2, fork, execv

#include <cerrno>   // errno
#include <csignal>  // SIGPIPE
#include <thread>   // sleep_for

namespace steelyard::test {
namespace {

using Clock = std::chrono::steady_clock;

// Whether the descriptor is ready before the deadline.
bool wait_for(int descriptor, short event, Clock::time_point deadline) {
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return false;
    pollfd one{descriptor, event, 0};
    const int ready = poll(&one, 1, static_cast<int>(left));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

void close_if_open(int& descriptor) {
  if (descriptor >= 0) close(descriptor);
  descriptor = -1;
}

}  // namespace

PipedProcess::PipedProcess(const std::vector<std::string>& command) {
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  int input[2] = {-1, -1};
  int output[2] = {-1, -1};
  if (pipe2(input, O_CLOEXEC) != 0 || pipe2(output, O_CLOEXEC) != 0) return;
  std::signal(SIGPIPE, SIG_IGN);  // a process that ended is an answer that does not come
  pid_ = fork();
  if (pid_ == 0) {
    std::signal(SIGPIPE, SIG_DFL);
    if (dup2(input[0], STDIN_FILENO) < 0 || dup2(output[1], STDOUT_FILENO) < 0) _exit(126);
    execv(arguments[0], arguments.data());
    _exit(127);
  }
  close(input[0]);
  close(output[1]);
  in_ = input[1];
  out_ = output[0];
  fcntl(in_, F_SETFL, O_NONBLOCK);
}

PipedProcess::~PipedProcess() {
  close_if_open(in_);
  close_if_open(out_);
  if (pid_ <= 0) return;
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
}

bool PipedProcess::send(const std::string& line, std::chrono::milliseconds limit) {
  const Clock::time_point deadline = Clock::now() + limit;
  const std::string text = line + '\n';
  std::size_t sent = 0;
  while (sent < text.size() && wait_for(in_, POLLOUT, deadline)) {
    const ssize_t count = write(in_, text.data() + sent, text.size() - sent);
    if (count > 0) sent += static_cast<std::size_t>(count);
    if (count < 0 && errno != EAGAIN && errno != EINTR) return false;
  }
  return sent == text.size();
}

std::optional<std::string> PipedProcess::receive(std::chrono::milliseconds limit) {
  const Clock::time_point deadline = Clock::now() + limit;
  while (received_.find('\n') == std::string::npos) {
    if (!wait_for(out_, POLLIN, deadline)) return std::nullopt;
    char piece[65536];
    const ssize_t count = read(out_, piece, sizeof piece);
    if (count <= 0) return std::nullopt;
    received_.append(piece, static_cast<std::size_t>(count));
  }
  const std::size_t end = received_.find('\n');
  std::string line = received_.substr(0, end);
  received_.erase(0, end + 1);
  return line;
}

std::optional<std::string> PipedProcess::ask(const std::string& line, std::chrono::milliseconds limit) {
  return send(line, limit) ? receive(limit) : std::nullopt;
}

std::optional<int> PipedProcess::finish(std::chrono::milliseconds limit) {
  close_if_open(in_);
  const Clock::time_point deadline = Clock::now() + limit;
  while (pid_ > 0 && Clock::now() < deadline) {
    int status = 0;
    if (waitpid(pid_, &status, WNOHANG) == pid_) {
      pid_ = -1;
      return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return std::nullopt;
}

}  // namespace steelyard::test
