// The sets that the benchmarks measure: folders with `schema.json` and `instances.jsonl`, one JSON value a line.
//
//   Result<BenchSet> set = read_bench_set("data/bench/public/cql2");
//   set->name;   // "public/cql2"
#pragma once

#include <filesystem>  // folders
#include <memory>      // the schema
#include <string>      // lines
#include <vector>      // lines, values

#include "base/document.h"
#include "base/json.h"
#include "base/result.h"

namespace steelyard::bench {

struct BenchSet {
  std::string name;  // the folder and the one it stands in, which is the group
  std::shared_ptr<const Document> schema;
  std::vector<std::string> lines;
  std::vector<Json> instances;
};

// Errors: those of read_file() and read_json(); each with file and line.
Result<BenchSet> read_bench_set(const std::filesystem::path& folder);

// Every folder GROUP/SET below `root` that holds a schema, sorted.
std::vector<std::filesystem::path> find_bench_sets(const std::filesystem::path& root);

}  // namespace steelyard::bench
