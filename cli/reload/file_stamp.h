// What files look like from outside, so that a change is seen without reading them.
//
//   Stamps before = look_at({"packs/acme", "openapi.yaml"});
//   if (look_at(paths) != before) read_again();
#pragma once

#include <cstdint>     // sizes, times
#include <filesystem>  // paths
#include <map>         // files
#include <string>      // names
#include <vector>      // paths

namespace steelyard::cli {

struct Stamp {
  std::uint64_t device = 0;
  std::uint64_t file = 0;  // inode: another one after a rename
  std::uint64_t size = 0;
  std::int64_t modified = 0;  // nanoseconds
  std::int64_t changed = 0;

  bool operator==(const Stamp&) const = default;
};

// By path; a file that is not there has none.
using Stamps = std::map<std::string, Stamp>;

// Links are followed. Of a folder all that is below it counts, 5,000 entries at most, but not what editors and writers
// leave beside files (".x", "x~", "x.swp", "x.tmp", "x.part").
Stamps look_at(const std::vector<std::filesystem::path>& paths);

// The folders in which something happens when one of the paths changes: those below them, and the one around each.
std::vector<std::filesystem::path> folders_of(const std::vector<std::filesystem::path>& paths);

}  // namespace steelyard::cli
