#include "http/open_body.h"

#include <utility>  // std::move

#include "http/body_reader.h"

namespace steelyard::http {
namespace {

using Clock = ByteStream::Clock;
using Progress = BodyReader::Progress;

class Rest final : public BodyRest {
 public:
  using Silence = std::optional<std::chrono::milliseconds>;
  Rest(std::unique_ptr<ByteStream> stream, BodyReader reader, Silence most)
      : stream_(std::move(stream)), reader_(std::move(reader)), most_silence_(most) {}

  State read(std::string& into, std::chrono::milliseconds time) override {
    switch (reader_.step(*stream_, Clock::now() + time, into)) {
      case Progress::more:
        last_ = Clock::now();
        return State::more;
      case Progress::timeout:
        return most_silence_ && Clock::now() - last_ > *most_silence_ ? State::broken : State::silent;
      case Progress::done:
        return State::whole;
      default:
        return State::broken;
    }
  }

 private:
  std::unique_ptr<ByteStream> stream_;
  BodyReader reader_;
  Silence most_silence_;
  Clock::time_point last_ = Clock::now();
};

}  // namespace

bool may_go_on(const ResponseHead& head) {
  return head.framing == BodyFraming::chunked || head.framing == BodyFraming::until_end;
}

bool is_event_stream(const ResponseHead& head) {
  const std::string type = head.headers.combined("Content-Type").value_or("");
  return equals_ignore_case(trim(std::string_view(type).substr(0, type.find(';'))), "text/event-stream");
}

std::optional<OpenResponse> open_body(std::unique_ptr<ByteStream>& stream, ReceivedHead head,
                                      const OpenLimits& limits) {
  const bool silent = is_event_stream(head.head);
  const bool keep_alive = head.head.keep_alive;
  BodyReader reader(head.head, std::move(head.buffered));
  OpenResponse opened;
  opened.response.status = head.head.status;
  opened.response.headers = std::move(head.head.headers);
  std::string& body = opened.response.body;
  for (;;) {
    const Progress progress = reader.step(*stream, limits.until, body);
    if (progress == Progress::broken) return std::nullopt;
    if (progress == Progress::done) {
      if (!keep_alive || reader.has_surplus()) stream.reset();
      return opened;
    }
    if (progress == Progress::timeout || Clock::now() >= limits.until || body.size() >= limits.most_bytes) break;
  }
  opened.rest = std::make_unique<Rest>(std::move(stream), std::move(reader),
                                       silent ? std::nullopt : std::optional(limits.most_silence));
  return opened;
}

}  // namespace steelyard::http
