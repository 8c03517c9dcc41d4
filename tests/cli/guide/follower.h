// Follows a guide: writes its files, runs its commands, and says where it is wrong.
//
//   Follower follower(folder);
//   for (const Step& step : steps) CHECK(follower.follow(step) == "");
#pragma once

#include <filesystem>  // the folder
#include <memory>      // the server
#include <string>      // what is wrong
#include <vector>      // jobs

#include "tests/cli/guide/guide.h"
#include "tests/support/child_process.h"

namespace steelyard::guide {

// `steelyard serve … &` and `steelyard record … &` become processes of their own on free ports, for which
// http://127.0.0.1:4010 (or https:) stands in the guide, or another port that `--port N` names, and the folder for
// /home/me; `> FILE 2>&1` keeps what they say in a file, and `kill %N` ends the Nth with SIGTERM. Other commands of
// steelyard run in this process, in the folder; `curl [-i] [--cacert FILE] [-X METHOD] [-H FIELD] [-d BODY] URL` is a
// request to a server; `cat FILE` shows a file of the folder as soon as it is as the guide says; after `sleep N` so
// does the next curl.
class Follower {
 public:
  explicit Follower(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // "" if everything is as the guide says.
  std::string follow(const Step& step);

  // SIGTERM ends the last server with exit code 0, or this says how it ended instead.
  std::string stop_server();

 private:
  std::string serve(const Step& step, std::vector<std::string> arguments);
  std::string serve_in_vain(const Step& step, const std::vector<std::string>& arguments);
  std::string run_here(const Step& step);
  std::string ask(const Step& step);
  std::string ask_once(const Step& step) const;
  std::string show_file(const Step& step, const std::string& name) const;
  Step with_places(Step step) const;
  void put_places(std::string& text) const;

  struct Job {
    std::string place;  // "://127.0.0.1:4010"
    std::string url;    // where it listens
    std::unique_ptr<test::ChildProcess> process;
  };
  std::string stop(std::size_t number);

  std::filesystem::path folder_;
  std::vector<Job> jobs_;
  bool patient_ = false;  // the next curl is tried until it is as the guide says
};

}  // namespace steelyard::guide
