#include "server/proxy/passing_stream.h"

#include <memory>   // what is shared
#include <utility>  // std::move

namespace steelyard::server {
namespace {

using namespace std::chrono_literals;
using State = http::BodyRest::State;

constexpr std::chrono::milliseconds kLook = 50ms;  // for a client that goes away while the upstream is silent

class Passing {
 public:
  Passing(http::OpenResponse opened, OnWhole on_whole) : opened_(std::move(opened)), on_whole_(std::move(on_whole)) {}

  bool run(BodySink& sink) {
    std::string piece = opened_.response.body;
    for (;;) {
      if (!sink.write(piece)) return false;
      piece.clear();
      const State state = opened_.rest->read(piece, kLook);
      if (state == State::broken) return false;
      keep(piece);
      if (state == State::whole) {
        if (on_whole_) on_whole_(opened_.response);
        return sink.write(piece);
      }
      if (state == State::silent && !sink.wait(1ms)) return false;
      if (sink.stopping()) return false;
    }
  }

 private:
  void keep(const std::string& piece) {
    if (!on_whole_) return;
    opened_.response.body += piece;
    if (opened_.response.body.size() > kMostKeptBytes) on_whole_ = nullptr;
  }

  http::OpenResponse opened_;
  OnWhole on_whole_;
};

}  // namespace

// A function object has to be one that can be copied; it is called once.
BodyStream pass_stream(http::OpenResponse opened, OnWhole on_whole) {
  return [passing = std::make_shared<Passing>(std::move(opened), std::move(on_whole))](BodySink& sink) {
    return passing->run(sink);
  };
}

}  // namespace steelyard::server
