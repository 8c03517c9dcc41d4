// Bytes over a connected socket that does not block: as they are, or through TLS (server/tls/channel.h).
//
//   PlainChannel channel(socket);
//   Transfer got = channel.read(piece.data(), piece.size());
//   if (got.state == Transfer::State::done) use(piece, got.count);
#pragma once

#include <cstddef>  // sizes

namespace steelyard::server {

// What came of one attempt to read or write.
struct Transfer {
  enum class State {
    done,        // `count` bytes, at least one
    want_read,   // try again once the socket has something to read
    want_write,  // try again once the socket takes something
    ended,       // by the other end or by an error
  };
  State state = State::ended;
  std::size_t count = 0;
};

class Channel {
 public:
  virtual ~Channel() = default;
  virtual Transfer read(char* bytes, std::size_t size) = 0;
  virtual Transfer write(const char* bytes, std::size_t size) = 0;
  // Tells the other end that nothing more will come, as far as the protocol has a word for it.
  virtual void announce_end() = 0;
  // Whether read() has something without a look at the socket.
  virtual bool has_pending() const = 0;
};

class PlainChannel final : public Channel {
 public:
  // The socket stays the caller's.
  explicit PlainChannel(int socket) : socket_(socket) {}
  Transfer read(char* bytes, std::size_t size) override;
  Transfer write(const char* bytes, std::size_t size) override;
  void announce_end() override {}  // the end of the sending side says it
  bool has_pending() const override { return false; }

 private:
  int socket_;
};

}  // namespace steelyard::server
