#include "cli/body_stream.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <sstream>

namespace steelyard::cli {
namespace {

// "1:{}" a body with its line, or the id of the error.
std::string read(const std::string& text, const std::string& name = "standard input",
                 BodyLanguage language = BodyLanguage::json) {
  std::istringstream in(text);
  std::string bodies;
  const Status status = read_bodies(
      in, name,
      [&](std::string_view body, const TextOrigin& origin) { bodies += fmt::format("{}:{}|", origin.line, body); },
      language);
  return status ? bodies : std::string(error_info(status.error().code).id);
}

TEST_CASE("a stream is NDJSON or one body") {
  struct Row {
    const char* name;
    const char* text;
    const char* bodies;
  };
  const Row rows[] = {
      {"one line", "{\"a\":1}\n", "1:{\"a\":1}|"},
      {"one line without its end", "{\"a\":1}", "1:{\"a\":1}|"},
      {"a line a body", "{\"a\":1}\n\n{\"a\":2}\n", "1:{\"a\":1}|3:{\"a\":2}|"},
      {"line ends of other systems", "{}\r\n[]\r\n", "1:{}|2:[]|"},
      {"a broken line in the middle", "{}\n{\"a\n{}\n", "1:{}|2:{\"a|3:{}|"},
      {"a broken line at the start", "{\"a\n{}\n[]\n", "1:{\"a|2:{}|3:[]|"},
      {"a broken line and a good one", "{\"a\n{}\n", "1:{\"a|2:{}|"},
      {"one body over several lines", "{\n\"a\": 1\n}\n", "1:{\n\"a\": 1\n}\n|"},
      {"a list whose last item stands alone", "[\n{},\n{}\n]\n", "1:[\n{},\n{}\n]\n|"},
      {"one body that is broken", "{\n\"a\": 1,\n", "1:{\n\"a\": 1,\n|"},
      {"a scalar a line", "1\n\n 2 \n\"a\"\n", "1:1|3: 2 |4:\"a\"|"},
      {"a list of a scalar a line", "[\n1\n,\n2\n]\n", "1:[\n1\n,\n2\n]\n|"},
      {"nothing", "", "file-empty"},
      {"blank lines", "\n \n", "file-empty"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) { CHECK(read(row.text) == row.bodies); }
  }
}

TEST_CASE("YAML whose lines are JSON by themselves stays one body") {
  struct Row {
    const char* text;
    const char* bodies;
  };
  const Row rows[] = {
      {"a:\n  {}\n", "1:a:\n  {}\n|"},       {"a: |\n  {}\n  {}\n", "1:a: |\n  {}\n  {}\n|"},
      {"\"a\":\n  1\n", "1:\"a\":\n  1\n|"}, {"1\n2\n", "1:1|2:2|"},
      {"{\"a\n{}\n", "1:{\"a|2:{}|"},        {"{\n\"a\": 1\n}\n", "1:{\n\"a\": 1\n}\n|"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(read(row.text, "standard input", BodyLanguage::json_or_yaml) == row.bodies);
  }
}

TEST_CASE("the name says that every line is a body") {
  CHECK(read("{\n1\n", "a.ndjson") == "1:{|2:1|");
  CHECK(read("{\n", "a.jsonl") == "1:{|");
}

TEST_CASE("a line keeps its U+0000") {
  using namespace std::string_literals;
  CHECK(read("{}\0\n"s, "a.ndjson") == "1:{}\0|"s);
}

TEST_CASE("a line may be longer than what is read at once") {
  const std::string line = "[\"" + std::string(200'000, 'x') + "\"]";
  CHECK(read(line + "\n" + line + "\n") == "1:" + line + "|2:" + line + "|");
}

TEST_CASE("a stream that has ended before is empty") {
  std::istringstream in("{}");
  const BodyReceiver ignore = [](std::string_view, const TextOrigin&) {};
  CHECK(read_bodies(in, "standard input", ignore));
  const Status again = read_bodies(in, "standard input", ignore);
  REQUIRE(!again);
  CHECK(again.error().code == ErrorCode::file_empty);
}

}  // namespace
}  // namespace steelyard::cli
