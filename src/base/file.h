// Whole files as text.
//
//   Result<std::string> text = read_file("contract.yaml");
#pragma once

#include <cstddef>      // limits
#include <filesystem>   // paths
#include <string>       // contents
#include <string_view>  // contents

#include "base/result.h"

namespace steelyard {

inline constexpr std::size_t kMaxFileBytes = std::size_t{256} << 20U;

// Errors: file_not_readable (also for a folder), file_too_large.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes = kMaxFileBytes);

// Writes beside the file and renames, so that a reader sees the old text or the new, never half. Makes missing folders.
// Error: file_not_writable.
Status write_file(const std::filesystem::path& path, std::string_view text);

}  // namespace steelyard
