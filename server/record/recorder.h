// Watches what a proxy passes on, and writes it into a pack.
//
//   Result<std::unique_ptr<Recorder>> recorder = Recorder::start(std::move(base), "packs/acme", options);
//   Proxy proxy(std::move(upstream), {.observer = [&](const Passed& passed) { (*recorder)->observe(passed); }});
#pragma once

#include <chrono>      // days
#include <filesystem>  // the folder
#include <functional>  // clock, messages
#include <memory>      // recorder
#include <mutex>       // one answer after the other
#include <optional>    // failures
#include <string>      // days
#include <vector>      // secrets

#include "base/result.h"
#include "provider/recording.h"
#include "provider/secret/secret_finder.h"
#include "server/proxy/proxy.h"
#include "server/record/pack_folder.h"

namespace steelyard::server {

struct RecorderOptions {
  std::function<std::chrono::system_clock::time_point()> clock;
  // Told why an answer is not recorded: answer_not_recorded, or file_not_writable. Never holds a credential. Called by
  // one thread at a time.
  std::function<void(const Error&)> tell = nullptr;
};

struct RecorderCounts {
  int recorded = 0;  // answers in the pack
  int repeated = 0;  // that were there already
  int failed = 0;    // that could not be recorded
};

class Recorder {
 public:
  // Writes the pack without answers: from then on the folder holds a whole pack at any moment, since each file is
  // flushed and renamed into place and provider.yaml, the last, names only files that are there.
  // Errors: those of PackFolder.
  static Result<std::unique_ptr<Recorder>> start(provider::RecordingBase base, const std::filesystem::path& folder,
                                                 RecorderOptions options);

  // Any thread may call it. When it returns the answer is on the disk, or has been told. Answers to HEAD and 304 are no
  // whole answers and are passed over.
  void observe(const Passed& passed);

  // An exchange that left no answer to record. Any thread may call it.
  void miss(const Error& error);

  RecorderCounts counts() const;
  // The first reason why something could not be written; if nothing was recorded, why the first answer did not come; or
  // nothing.
  std::optional<Error> first_failure() const;

 private:
  Recorder(provider::RecordingBase base, std::unique_ptr<PackFolder> folder, RecorderOptions options)
      : recording_(std::move(base)), folder_(std::move(folder)), options_(std::move(options)) {}

  Result<provider::ObservedAnswer> observed(const Passed& passed);
  Status keep(const Passed& passed);
  void remember(const std::vector<std::string>& secrets);

  mutable std::mutex mutex_;
  provider::Recording recording_;
  std::unique_ptr<PackFolder> folder_;
  RecorderOptions options_;
  RecorderCounts counts_;
  std::optional<Error> first_failure_;
  std::optional<Error> first_miss_;
  provider::SecretFinder finder_;     // for all of these:
  std::vector<std::string> secrets_;  // of all exchanges, since an answer may tell those of another
};

}  // namespace steelyard::server
