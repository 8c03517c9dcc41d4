#include "bench_set.h"

#include <algorithm>     // std::sort
#include <sstream>       // lines
#include <system_error>  // folders that are absent
#include <utility>       // std::move

#include "base/file.h"

namespace steelyard::bench {

namespace {

namespace fs = std::filesystem;

Status read_instances(const fs::path& file, BenchSet& set) {
  Result<std::string> text = read_file(file);
  if (!text) return text.error();
  std::istringstream stream(*text);
  for (std::string line; std::getline(stream, line);) {
    const auto number = static_cast<std::uint32_t>(set.lines.size() + 1);
    Result<Document> document = read_json(line, file.string(), {}, {number, 1});
    if (!document) return document.error();
    set.instances.push_back(document->root());  // a copy: the positions beside the values are of no use here
    set.lines.push_back(std::move(line));
  }
  return {};
}

}  // namespace

Result<BenchSet> read_bench_set(const fs::path& folder) {
  const fs::path absolute = fs::absolute(folder).lexically_normal();
  BenchSet set;
  set.name = absolute.parent_path().filename().string() + "/" + absolute.filename().string();
  const fs::path schema_file = absolute / "schema.json";
  Result<std::string> schema = read_file(schema_file);
  if (!schema) return schema.error();
  Result<Document> document = read_json(*schema, schema_file.string());
  if (!document) return document.error();
  set.schema = std::make_shared<const Document>(std::move(*document));
  if (Status read = read_instances(absolute / "instances.jsonl", set); !read) return read.error();
  return set;
}

std::vector<fs::path> find_bench_sets(const fs::path& root) {
  std::vector<fs::path> folders;
  std::error_code absent;
  for (const fs::directory_entry& group : fs::directory_iterator(root, absent)) {
    for (const fs::directory_entry& set : fs::directory_iterator(group.path(), absent)) {
      if (fs::exists(set.path() / "schema.json")) folders.push_back(set.path());
    }
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

}  // namespace steelyard::bench
