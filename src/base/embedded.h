// The data that is built into the program: schemas/, fixtures/ and server/dashboard/ as they stood at
// build time.
//
//   if (auto text = find_embedded("schemas/breeze.yaml")) parse(*text);
#pragma once

#include <optional>     // absent files
#include <span>         // all files
#include <string_view>  // paths and contents

namespace steelyard {

struct EmbeddedFile {
  std::string_view path;  // relative to the root of the source tree, '/' between folders
  std::string_view text;
};

// Sorted by path.
std::span<const EmbeddedFile> embedded_files();

std::optional<std::string_view> find_embedded(std::string_view path);

}  // namespace steelyard
