// A YAML text: what is read, written and read again is the same value, as YAML and as JSON.
#include "base/document.h"
#include "base/json.h"
#include "base/yaml_writer.h"
#include "property.h"

namespace steelyard::fuzz {
namespace {

using Reader = Result<Document> (*)(std::string_view, std::string, const ReadLimits&, const TextOrigin&);

// Compared as JSON text, which tells 1 from 1.0 and keeps the digits of exact numbers.
void check_round_trip(const std::string& written, const Json& value, Reader read, const std::string& how) {
  const Result<Document> again = read(written, "written", {}, {});
  require(static_cast<bool>(again), how + " that was written can be read",
          {again ? "" : to_string(again.error()), written});
  const std::string before = write_json(value);
  const std::string after = write_json(again->root());
  require(before == after, how + " that was written reads as the same value", {before, after, written});
}

void check_error(const Error& error) {
  require(error.where.file == "input.yaml", "an error names the file", {error.message});
  require(!error.message.empty(), "an error has a sentence");
}

}  // namespace
}  // namespace steelyard::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace steelyard;
  // A small limit for aliases: what is between it and the default is slow to write, and no different.
  const Result<Document> document = read_yaml(fuzz::text_of(data, size), "input.yaml", {.max_alias_values = 10'000});
  if (!document) {
    fuzz::check_error(document.error());
    return 0;
  }
  fuzz::check_round_trip(write_yaml(document->root()), document->root(), read_yaml, "YAML");
  fuzz::check_round_trip(write_json(document->root()), document->root(), read_json, "JSON");
  return 0;
}
