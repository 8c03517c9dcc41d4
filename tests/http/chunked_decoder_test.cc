#include "http/chunked_decoder.h"

#include <doctest/doctest.h>

#include <vector>  // rows

namespace steelyard::http {
namespace {

using Progress = ChunkedDecoder::Progress;

struct Row {
  const char* name;
  std::string input;
  Progress progress;
  std::string body;
  std::string rest;
};

// Gives the input in pieces of that size.
Row decode(const Row& row, std::size_t piece_bytes) {
  ChunkedDecoder decoder;
  Row got{row.name, row.input, Progress::more, "", ""};
  std::string_view left = row.input;
  while (!left.empty() && got.progress == Progress::more) {
    auto piece = left.substr(0, piece_bytes);
    const auto size = piece.size();
    got.progress = decoder.feed(piece, got.body);
    left.remove_prefix(size - piece.size());
  }
  got.rest = left;
  return got;
}

TEST_CASE("Chunked bodies decode in pieces of any size") {
  const std::vector<Row> rows = {
      {"one chunk", "5\r\nhello\r\n0\r\n\r\n", Progress::done, "hello", ""},
      {"two chunks", "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n", Progress::done, "hello world", ""},
      {"upper and lower case", "A\r\n0123456789\r\na\r\n0123456789\r\n0\r\n\r\n", Progress::done,
       "01234567890123456789", ""},
      {"empty", "0\r\n\r\n", Progress::done, "", ""},
      {"leading zeros", "0005\r\nhello\r\n000\r\n\r\n", Progress::done, "hello", ""},
      {"line ends in the data", "4\r\n\r\n\r\n\r\n0\r\n\r\n", Progress::done, "\r\n\r\n", ""},
      {"extension", "5;name=\"value\"\r\nhello\r\n0;last\r\n\r\n", Progress::done, "hello", ""},
      {"trailers", "1\r\nx\r\n0\r\nDigest: abc\r\nB: c\r\n\r\n", Progress::done, "x", ""},
      {"what follows stays", "1\r\nx\r\n0\r\n\r\nGET / HTTP/1.1\r\n", Progress::done, "x", "GET / HTTP/1.1\r\n"},
      {"unfinished", "5\r\nhel", Progress::more, "hel", ""},
      {"no size", "\r\nhello", Progress::broken, "", "\nhello"},
      {"no number", "x\r\n", Progress::broken, "", "\r\n"},
      {"negative", "-1\r\n", Progress::broken, "", "1\r\n"},
      {"too many digits", "1111111111111111\r\n", Progress::broken, "", "\r\n"},
      {"bare line feed after the size", "5\nhello", Progress::broken, "", "hello"},
      {"data longer than the size", "2\r\nhello\r\n", Progress::broken, "he", "lo\r\n"},
  };
  for (const auto& row : rows) {
    for (const std::size_t piece :
         {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{7}, std::size_t{1000}}) {
      CAPTURE(row.name);
      CAPTURE(piece);
      const auto got = decode(row, piece);
      CHECK(got.progress == row.progress);
      CHECK(got.body == row.body);
      CHECK(got.rest == row.rest);
    }
  }
}

TEST_CASE("Endless extensions and trailers are refused") {
  for (const std::string begin : {"1;", "0\r\nA: "}) {
    ChunkedDecoder decoder;
    std::string body;
    const std::string text = begin + std::string(std::size_t{100} << 10U, 'a');
    std::string_view input = text;
    CHECK(decoder.feed(input, body) == Progress::broken);
  }
}

}  // namespace
}  // namespace steelyard::http
