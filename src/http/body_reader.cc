#include "http/body_reader.h"

#include <algorithm>    // std::min
#include <string_view>  // input
#include <utility>      // std::move

namespace steelyard::http {

BodyReader::BodyReader(const ResponseHead& head, std::string buffered)
    : framing_(head.framing), left_(head.content_length), buffer_(std::move(buffered)) {}

BodyReader::Progress BodyReader::step(ByteStream& stream, ByteStream::Clock::time_point deadline, std::string& body) {
  const std::size_t before = body.size();
  if (take(body)) return Progress::done;
  if (broken_) return Progress::broken;
  if (body.size() > before) return Progress::more;
  switch (stream.read(buffer_, deadline)) {
    case ByteStream::Outcome::done:
      break;
    case ByteStream::Outcome::timeout:
      return Progress::timeout;
    case ByteStream::Outcome::ended:
      return framing_ == BodyFraming::until_end ? Progress::done : Progress::broken;
    default:
      return Progress::broken;
  }
  if (take(body)) return Progress::done;
  return broken_ ? Progress::broken : Progress::more;
}

bool BodyReader::take(std::string& body) {
  switch (framing_) {
    case BodyFraming::sized:
      return take_sized(body);
    case BodyFraming::chunked:
      return take_chunked(body);
    case BodyFraming::until_end:
      body.append(buffer_);
      buffer_.clear();
      return false;
    default:
      return true;
  }
}

bool BodyReader::take_sized(std::string& body) {
  const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left_, buffer_.size()));
  body.append(buffer_, 0, count);
  buffer_.erase(0, count);
  left_ -= count;
  return left_ == 0;
}

bool BodyReader::take_chunked(std::string& body) {
  std::string_view input = buffer_;
  const auto progress = decoder_.feed(input, body);
  buffer_.erase(0, buffer_.size() - input.size());
  broken_ = progress == ChunkedDecoder::Progress::broken;
  return progress == ChunkedDecoder::Progress::done;
}

}  // namespace steelyard::http
