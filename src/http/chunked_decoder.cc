#include "http/chunked_decoder.h"

#include <algorithm>  // std::min
#include <optional>   // digits

namespace steelyard::http {
namespace {

constexpr std::size_t kMaxSizeDigits = 15;
constexpr std::size_t kMaxLineBytes = std::size_t{8} << 10U;
constexpr std::size_t kMaxTrailerBytes = std::size_t{64} << 10U;

std::optional<unsigned> hexadecimal_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

}  // namespace

ChunkedDecoder::Progress ChunkedDecoder::feed(std::string_view& input, std::string& body) {
  while (!input.empty() && state_ != State::done && state_ != State::broken) state_ = step(input, body);
  if (state_ == State::done) return Progress::done;
  return state_ == State::broken ? Progress::broken : Progress::more;
}

ChunkedDecoder::State ChunkedDecoder::step(std::string_view& input, std::string& body) {
  if (state_ == State::data) return read_data(input, body);
  const char c = input.front();
  input.remove_prefix(1);
  switch (state_) {
    case State::size:
      return read_size(c);
    case State::extension:
      return read_extension(c);
    case State::data_end:
      return read_data_end(c);
    default:
      return read_trailer(c);
  }
}

ChunkedDecoder::State ChunkedDecoder::read_size(char c) {
  if (const auto digit = hexadecimal_digit(c)) {
    chunk_left_ = chunk_left_ * 16 + *digit;
    return ++digits_ > kMaxSizeDigits ? State::broken : State::size;
  }
  if (digits_ == 0 || (c != '\r' && c != ';' && c != ' ' && c != '\t')) return State::broken;
  digits_ = 0;
  line_length_ = 0;
  return read_extension(c);
}

ChunkedDecoder::State ChunkedDecoder::read_extension(char c) {
  if (c == '\n') {
    if (!carriage_return_) return State::broken;
    carriage_return_ = false;
    line_length_ = 0;
    return chunk_left_ > 0 ? State::data : State::trailer;
  }
  if (carriage_return_ || ++line_length_ > kMaxLineBytes) return State::broken;
  carriage_return_ = c == '\r';
  return State::extension;
}

ChunkedDecoder::State ChunkedDecoder::read_data(std::string_view& input, std::string& body) {
  const auto take = static_cast<std::size_t>(std::min<std::uint64_t>(chunk_left_, input.size()));
  body.append(input.substr(0, take));
  input.remove_prefix(take);
  chunk_left_ -= take;
  return chunk_left_ > 0 ? State::data : State::data_end;
}

ChunkedDecoder::State ChunkedDecoder::read_data_end(char c) {
  if (!carriage_return_) {
    carriage_return_ = c == '\r';
    return carriage_return_ ? State::data_end : State::broken;
  }
  carriage_return_ = false;
  return c == '\n' ? State::size : State::broken;
}

ChunkedDecoder::State ChunkedDecoder::read_trailer(char c) {
  if (++trailer_bytes_ > kMaxTrailerBytes) return State::broken;
  if (c == '\n') {
    if (!carriage_return_) return State::broken;
    carriage_return_ = false;
    const bool empty = line_length_ == 0;
    line_length_ = 0;
    return empty ? State::done : State::trailer;
  }
  if (carriage_return_) return State::broken;
  carriage_return_ = c == '\r';
  if (!carriage_return_ && ++line_length_ > kMaxLineBytes) return State::broken;
  return State::trailer;
}

}  // namespace steelyard::http
