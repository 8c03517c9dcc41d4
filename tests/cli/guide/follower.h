// Follows a guide: writes its files, runs its commands, and says where it is wrong.
//
//   Follower follower(folder);
//   for (const Step& step : steps) CHECK(follower.follow(step) == "");
#pragma once

#include <filesystem>  // the folder
#include <memory>      // the server
#include <string>      // what is wrong

#include "tests/cli/guide/guide.h"
#include "tests/support/child_process.h"

namespace steelyard::guide {

// `steelyard serve … &` becomes a process of its own on a free port, for which http://127.0.0.1:4010 (or https:) stands
// in the guide, and the folder for /home/me. Other commands of steelyard run in this process, in the folder;
// `curl [-i] [--cacert FILE] [-X METHOD] [-H FIELD] [-d BODY] URL` is a request to the server.
class Follower {
 public:
  explicit Follower(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // "" if everything is as the guide says.
  std::string follow(const Step& step);

  // SIGTERM ends the server with exit code 0, or this says how it ended instead.
  std::string stop_server();

 private:
  std::string serve(const Step& step, std::vector<std::string> arguments);
  std::string serve_in_vain(const Step& step, const std::vector<std::string>& arguments);
  std::string run_here(const Step& step);
  std::string ask(const Step& step);
  Step with_places(Step step) const;

  std::filesystem::path folder_;
  std::string url_;
  std::unique_ptr<test::ChildProcess> server_;
};

}  // namespace steelyard::guide
