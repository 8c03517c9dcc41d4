// A connected socket with a buffer, timeouts, and a signal that ends waiting.
//
//   SocketStream stream(socket, options, stop);
//   if (stream.wait_for_request() == SocketStream::Wait::ready) parse(stream.buffered());
#pragma once

#include <chrono>       // timeouts
#include <cstddef>      // sizes
#include <memory>       // channels
#include <string>       // buffer
#include <string_view>  // bytes

#include "server/channel.h"
#include "server/listen_options.h"
#include "server/stop_signal.h"

namespace steelyard::server {

namespace tls {
class Context;
class TlsChannel;
}  // namespace tls

class SocketStream {
 public:
  enum class Wait { ready, timeout, ended };  // ended: by the client, by an error, or by the stop signal

  // The socket stays the caller's to close, but is made non-blocking and TCP_NODELAY. Options and signal must outlive
  // the stream.
  SocketStream(int socket, const ListenOptions& options, const StopSignal& stop);
  ~SocketStream();
  SocketStream(const SocketStream&) = delete;
  SocketStream& operator=(const SocketStream&) = delete;

  // Waits for the first byte of the next request. After the stop signal only what is there already counts.
  Wait wait_for_request();

  // Reads some more bytes of a request into the buffer.
  Wait read_more();

  std::string_view buffered() const { return std::string_view(buffer_).substr(consumed_); }
  void consume(std::size_t count);

  // False if the client is gone or takes nothing for the time-out.
  bool write(std::string_view bytes);

  // Waits before the next piece of an answer; the signal ends the wait at once. False if the client is gone. A client
  // that has ended its sending side alone still waits for its answer, unless the answer is one without an end.
  enum class HalfClosed { waits, is_gone };
  bool pause(std::chrono::milliseconds time, HalfClosed half_closed = HalfClosed::waits);

  // From here on a client that does not read is noticed after a little: the system keeps few bytes for it.
  void keep_little_unread();

  // Ends the sending side and waits briefly for the client to end its own, so that an answer sent before the client
  // had finished talking is not lost to a reset (RFC 9112, section 9.6).
  void close_gently();

  // The same without the word of TLS that announces an end.
  void cut();

  // Closing the socket will reset the connection.
  void reset_on_close();

  // Waits for the first byte of a connection, which stays where it is: true if the client begins to speak TLS.
  bool begins_tls() const;

  // The handshake; from here on all bytes go through TLS. False if it fails. Nothing may be buffered.
  bool secure(const tls::Context& context);
  bool is_secure() const { return tls_ != nullptr; }
  // The host that the TLS client asked for, or "".
  std::string server_name() const;

  bool stopping() const { return stop_.raised(); }

 private:
  Wait receive();
  bool wait(short events, std::chrono::milliseconds timeout, std::chrono::milliseconds timeout_when_stopping) const;
  void end_sending(bool announce);

  int socket_;
  const ListenOptions& options_;
  const StopSignal& stop_;
  PlainChannel plain_;
  std::unique_ptr<tls::TlsChannel> tls_;
  Channel* channel_ = &plain_;
  std::string buffer_;
  std::size_t consumed_ = 0;
};

}  // namespace steelyard::server
