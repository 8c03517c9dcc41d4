// Serves what packs, documents and pages say now: reads them again when they change.
//
//   Reloader reloader({.paths = paths, .load = load, .apply = apply, .tell = tell});
#pragma once

#include <filesystem>  // paths
#include <functional>  // what to do
#include <thread>      // watching
#include <vector>      // providers

#include "base/result.h"
#include "cli/reload/file_watch.h"
#include "provider/provider.h"
#include "server/scenario/scenario_changes.h"

namespace steelyard::cli {

struct ReloadPlan {
  std::vector<std::filesystem::path> paths;  // that the user named
  std::function<Result<std::vector<provider::Provider>>()> load;
  std::function<Result<server::ScenarioChanges>(std::vector<provider::Provider>)> apply;
  // Told of every attempt, on the reloader's thread: an error, or what changed once what is new is served.
  std::function<void(const Result<server::ScenarioChanges>&)> tell;
  WatchOptions options = {};
};

class Reloader {
 public:
  // `documents` are the files that the contracts served now were read from: they are watched too.
  Reloader(ReloadPlan plan, const std::vector<std::filesystem::path>& documents);
  ~Reloader();
  Reloader(const Reloader&) = delete;
  Reloader& operator=(const Reloader&) = delete;

 private:
  void run();
  Result<server::ScenarioChanges> reload();

  ReloadPlan plan_;
  FileWatch watch_;
  std::thread thread_;
};

// The files on this machine that a contract was read from.
std::vector<std::filesystem::path> documents_of(const openapi::Contract& contract);

}  // namespace steelyard::cli
