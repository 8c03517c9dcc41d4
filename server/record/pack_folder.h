// The folder that a recording writes, held by one process.
//
//   Result<std::unique_ptr<PackFolder>> folder = PackFolder::open("packs/acme");
//   if (Status written = (*folder)->write("provider.yaml", text); !written) return written.error();
#pragma once

#include <filesystem>   // the folder
#include <memory>       // the folder
#include <string>       // names
#include <string_view>  // texts

#include "base/result.h"

namespace steelyard::server {

class PackFolder {
 public:
  // Makes the folder if it is missing and locks it (a file that goes away with this object; a process that is killed
  // leaves it behind unlocked). Errors: pack_locked, file_not_writable also for a folder that is not empty.
  static Result<std::unique_ptr<PackFolder>> open(const std::filesystem::path& path);

  ~PackFolder();
  PackFolder(const PackFolder&) = delete;
  PackFolder& operator=(const PackFolder&) = delete;

  // Whole or not at all, and on the disk when it returns. `name` may have folders. Error: file_not_writable.
  Status write(const std::string& name, std::string_view text) const;

  const std::filesystem::path& path() const { return path_; }

 private:
  PackFolder(std::filesystem::path path, int lock) : path_(std::move(path)), lock_(lock) {}

  std::filesystem::path path_;
  int lock_;
};

}  // namespace steelyard::server
