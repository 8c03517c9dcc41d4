// The chunked transfer coding (RFC 9112, section 7.1), undone piece by piece.
//
//   ChunkedDecoder decoder;
//   std::string body;
//   std::string_view input = "5\r\nhello\r\n0\r\n\r\nGET /next";
//   decoder.feed(input, body)   // Progress::done; body is "hello", input is "GET /next"
#pragma once

#include <cstddef>      // sizes
#include <cstdint>      // chunk sizes
#include <string>       // body
#include <string_view>  // input

namespace steelyard::http {

class ChunkedDecoder {
 public:
  enum class Progress { more, done, broken };

  // Takes from the input what belongs to the body and appends the data to it. Chunk extensions and trailers are
  // skipped; a line of them may have 8 KiB.
  Progress feed(std::string_view& input, std::string& body);

 private:
  enum class State { size, extension, data, data_end, trailer, done, broken };

  State step(std::string_view& input, std::string& body);
  State read_size(char c);
  State read_extension(char c);
  State read_data(std::string_view& input, std::string& body);
  State read_data_end(char c);
  State read_trailer(char c);

  State state_ = State::size;
  std::uint64_t chunk_left_ = 0;
  std::size_t digits_ = 0;       // of the size
  std::size_t line_length_ = 0;  // of an extension, a trailer, or the end of a chunk
  std::size_t trailer_bytes_ = 0;
  bool carriage_return_ = false;  // the byte before was one
};

}  // namespace steelyard::http
