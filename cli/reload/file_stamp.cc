#include "cli/reload/file_stamp.h"

#include <sys/stat.h>  // stat

#include <functional>    // visitors
#include <set>           // folders
#include <string_view>   // endings
#include <system_error>  // std::error_code

namespace steelyard::cli {
namespace fs = std::filesystem;
namespace {

constexpr int kMostEntries = 5'000;
constexpr int kMostLevels = 16;
constexpr std::string_view kPassingEndings[] = {"~", ".swp", ".tmp", ".part"};

bool is_passing(const std::string& name) {
  if (name.starts_with('.')) return true;
  for (const std::string_view ending : kPassingEndings) {
    if (name.ends_with(ending)) return true;
  }
  return false;
}

constexpr std::int64_t nanoseconds(const timespec& time) { return time.tv_sec * 1'000'000'000 + time.tv_nsec; }

// Everything below a folder; the callee is told of folders too.
void walk(const fs::path& folder, int levels, int& left, const std::function<void(const fs::path&, bool)>& visit) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end && left > 0; entry.increment(error)) {
    if (is_passing(entry->path().filename().string())) continue;
    --left;
    std::error_code unknown;
    const bool is_folder = entry->is_directory(unknown);
    visit(entry->path(), is_folder);
    if (is_folder && levels > 0) walk(entry->path(), levels - 1, left, visit);
  }
}

void add_stamp(const fs::path& path, Stamps& stamps) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0) return;
  const bool is_folder = S_ISDIR(found.st_mode);
  // The times of a folder change with files that pass; what is in it counts by itself.
  stamps[path.string()] = {static_cast<std::uint64_t>(found.st_dev), static_cast<std::uint64_t>(found.st_ino),
                           is_folder ? 0 : static_cast<std::uint64_t>(found.st_size),
                           is_folder ? 0 : nanoseconds(found.st_mtim), is_folder ? 0 : nanoseconds(found.st_ctim)};
}

}  // namespace

Stamps look_at(const std::vector<fs::path>& paths) {
  Stamps stamps;
  int left = kMostEntries;
  for (const fs::path& path : paths) {
    add_stamp(path, stamps);
    std::error_code error;
    if (!fs::is_directory(path, error)) continue;
    walk(path, kMostLevels, left, [&](const fs::path& each, bool /*is_folder*/) { add_stamp(each, stamps); });
  }
  return stamps;
}

std::vector<fs::path> folders_of(const std::vector<fs::path>& paths) {
  std::set<fs::path> folders;
  int left = kMostEntries;
  for (const fs::path& path : paths) {
    const fs::path around = path.has_filename() ? path.parent_path() : path.parent_path().parent_path();
    folders.insert(around.empty() ? fs::path(".") : around);
    std::error_code error;
    if (!fs::is_directory(path, error)) continue;
    folders.insert(path);
    walk(path, kMostLevels, left, [&](const fs::path& each, bool is_folder) {
      if (is_folder) folders.insert(each);
    });
  }
  return {folders.begin(), folders.end()};
}

}  // namespace steelyard::cli
