#include "cli/reload/reloader.h"

#include <utility>  // std::move

namespace steelyard::cli {
namespace fs = std::filesystem;
namespace {

std::vector<fs::path> joined(std::vector<fs::path> paths, const std::vector<fs::path>& more) {
  paths.insert(paths.end(), more.begin(), more.end());
  return paths;
}

}  // namespace

Reloader::Reloader(ReloadPlan plan, const std::vector<fs::path>& documents)
    : plan_(std::move(plan)), watch_(joined(plan_.paths, documents), plan_.options), thread_([this] { run(); }) {}

Reloader::~Reloader() {
  watch_.stop();
  thread_.join();
}

void Reloader::run() {
  while (watch_.wait()) plan_.tell(reload());
}

Result<server::ScenarioChanges> Reloader::reload() {
  Result<std::vector<provider::Provider>> providers = plan_.load();
  if (!providers) return providers.error();
  std::vector<fs::path> paths = plan_.paths;
  for (const provider::Provider& each : *providers) paths = joined(std::move(paths), documents_of(*each.contract));
  Result<server::ScenarioChanges> applied = plan_.apply(std::move(*providers));
  // Also of a contract that cannot be served: its files are what will be mended.
  watch_.watch(std::move(paths));
  return applied;
}

std::vector<fs::path> documents_of(const openapi::Contract& contract) {
  std::vector<fs::path> files;
  for (const std::string& uri : contract.registry.uris()) {
    const fs::path file = contract.registry.find(uri)->file();
    std::error_code error;
    if (fs::is_regular_file(file, error)) files.push_back(file);
  }
  return files;
}

}  // namespace steelyard::cli
