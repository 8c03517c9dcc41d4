// Waits until files change.
//
//   FileWatch watch({"packs/acme"}, {});
//   while (watch.wait()) read_again();   // until another thread calls watch.stop()
#pragma once

#include <chrono>      // periods
#include <filesystem>  // paths
#include <vector>      // paths

#include "cli/reload/file_stamp.h"
#include "server/stop_signal.h"

namespace steelyard::cli {

struct WatchOptions {
  bool inotify = true;                        // ask the system to tell; else, or where it cannot, look again and again
  std::chrono::milliseconds look_every{200};  // without the system's help, and on file systems of other machines
  std::chrono::milliseconds look_at_last{2'000};  // with it: it may lose events
  std::chrono::milliseconds settle{50};           // a change counts when nothing has happened for so long
};

class FileWatch {
 public:
  FileWatch(std::vector<std::filesystem::path> paths, const WatchOptions& options);
  ~FileWatch();
  FileWatch(const FileWatch&) = delete;
  FileWatch& operator=(const FileWatch&) = delete;

  // Returns true once the files look different from the last time that it returned, and have come to rest: an editor
  // that empties a file before it writes is given the time to. False after stop(). One thread waits.
  bool wait();

  // Other files from now on. What is new counts as it is now.
  void watch(std::vector<std::filesystem::path> paths);

  // Any thread; wait() returns at once.
  void stop() { stopped_.raise(); }

 private:
  void listen();
  bool rest(std::chrono::milliseconds time);  // false if stopped
  bool settle();

  std::vector<std::filesystem::path> paths_;
  WatchOptions options_;
  Stamps seen_;
  int inotify_ = -1;
  bool far_ = false;  // a path is on a file system of another machine, where changes make no event here
  server::StopSignal stopped_;
};

}  // namespace steelyard::cli
