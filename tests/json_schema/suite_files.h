// What the tests that read the official suite share: its folder and its documents.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <vector>

#include "base/document.h"
#include "base/file.h"
#include "base/json.h"
#include "json_schema/schema.h"
#include "tests/support/places.h"

namespace steelyard::json_schema {

inline std::filesystem::path suite_folder() {
  return std::filesystem::path(test::test_data()) / "json-schema-test-suite";
}

// Says which test is skipped where there is no suite.
inline bool has_suite(const char* test) {
  if (std::filesystem::exists(suite_folder())) return true;
  std::printf("SKIPPED: %s: there is no %s (set STEELYARD_TEST_DATA)\n", test, suite_folder().c_str());
  return false;
}

inline std::shared_ptr<const Document> share(Result<Document> document) {
  REQUIRE_MESSAGE(document, (document ? "" : to_string(document.error())));
  return std::make_shared<const Document>(std::move(*document));
}

inline std::shared_ptr<const Document> load(const std::filesystem::path& path) {
  const Result<std::string> text = read_file(path);
  REQUIRE_MESSAGE(text, path.string());
  return share(read_json(*text, path.string()));
}

// A part of a suite's file as a document of its own.
inline std::shared_ptr<const Document> document_of(const Json& value) {
  return share(read_json(write_json(value), "suite.json"));
}

// Every JSON file below the folder, sorted.
inline std::vector<std::filesystem::path> json_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace steelyard::json_schema
