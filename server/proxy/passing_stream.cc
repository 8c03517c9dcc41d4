#include "server/proxy/passing_stream.h"

#include <memory>   // what is shared
#include <utility>  // std::exchange, std::move

namespace steelyard::server {
namespace {

using namespace std::chrono_literals;
using State = http::BodyRest::State;

constexpr std::chrono::milliseconds kLook = 50ms;  // for a client that goes away while the upstream is silent

class Passing {
 public:
  Passing(http::OpenResponse opened, OnEnd on_end) : opened_(std::move(opened)), on_end_(std::move(on_end)) {}

  bool run(BodySink& sink) {
    const bool passed = pass(sink);
    tell(nullptr);
    return passed;
  }

 private:
  bool pass(BodySink& sink) {
    std::string piece = opened_.response.body;
    for (;;) {
      if (!sink.write(piece)) return false;
      piece.clear();
      const State state = opened_.rest->read(piece, kLook);
      if (state == State::broken) return false;
      keep(piece);
      if (state == State::whole) {
        tell(is_kept_ ? &opened_.response : nullptr);
        return sink.write(piece);
      }
      if (state == State::silent && !sink.wait(1ms)) return false;
      if (sink.stopping()) return false;
    }
  }

  void keep(const std::string& piece) {
    if (!is_kept_) return;
    opened_.response.body += piece;
    if (opened_.response.body.size() <= kMostKeptBytes) return;
    is_kept_ = false;
    opened_.response.body = {};
  }

  void tell(const http::Response* whole) {
    if (const OnEnd told = std::exchange(on_end_, nullptr)) told(whole);
  }

  http::OpenResponse opened_;
  OnEnd on_end_;
  bool is_kept_ = on_end_ != nullptr;
};

}  // namespace

// A function object has to be one that can be copied; it is called once.
BodyStream pass_stream(http::OpenResponse opened, OnEnd on_end) {
  return [passing = std::make_shared<Passing>(std::move(opened), std::move(on_end))](BodySink& sink) {
    return passing->run(sink);
  };
}

}  // namespace steelyard::server
