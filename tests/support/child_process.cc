#include "tests/support/child_process.h"

#include <fcntl.h>         // open
#include <sys/resource.h>  // rusage
#include <sys/wait.h>      // wait4
#include <unistd.h>        // fork, execv

#include <csignal>  // kill
#include <thread>   // sleep_for

namespace steelyard::test {
namespace {

// Between fork and exec only calls that are safe in a signal handler.
[[noreturn]] void become(char* const* arguments, const char* folder, const char* output) {
  const int in = open("/dev/null", O_RDONLY);
  const int out = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (in < 0 || out < 0 || dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 || dup2(out, STDERR_FILENO) < 0 ||
      chdir(folder) != 0) {
    _exit(126);
  }
  execv(arguments[0], arguments);
  _exit(127);
}

}  // namespace

ChildProcess::ChildProcess(const std::vector<std::string>& command, const ChildOptions& options) {
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const std::string folder = options.folder.string();
  const std::string output = options.output.string();
  pid_ = fork();
  if (pid_ == 0) become(arguments.data(), folder.c_str(), output.c_str());
}

ChildProcess::~ChildProcess() {
  if (pid_ <= 0) return;
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
}

void ChildProcess::signal(int number) const {
  if (pid_ > 0) kill(pid_, number);
}

std::optional<ChildProcess::Ended> ChildProcess::wait(std::chrono::milliseconds limit) {
  constexpr std::chrono::milliseconds kStep(5);
  for (std::chrono::milliseconds waited(0); pid_ > 0 && waited <= limit; waited += kStep) {
    int status = 0;
    rusage usage{};
    if (wait4(pid_, &status, WNOHANG, &usage) == pid_) {
      pid_ = -1;
      return Ended{WIFEXITED(status) ? WEXITSTATUS(status) : -1, usage.ru_maxrss};
    }
    std::this_thread::sleep_for(kStep);
  }
  return std::nullopt;
}

}  // namespace steelyard::test
