#include "server/gzip.h"

#include <zlib.h>

#include <algorithm>  // std::min
#include <array>      // pieces

namespace steelyard::server {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{64} << 10U;
constexpr int kGzipWindow = 15 + 16;  // the greatest window; 16 asks for the gzip format
constexpr int kMemoryLevel = 8;

class Packer {
 public:
  Packer()
      : ready_(::deflateInit2(&stream_, Z_BEST_COMPRESSION, Z_DEFLATED, kGzipWindow, kMemoryLevel,
                              Z_DEFAULT_STRATEGY) == Z_OK) {}
  ~Packer() {
    if (ready_) ::deflateEnd(&stream_);
  }
  Packer(const Packer&) = delete;
  Packer& operator=(const Packer&) = delete;

  bool ready() const { return ready_; }

  void add(std::string_view text, bool last, std::string& packed) {
    std::array<Bytef, kPieceBytes> piece;
    // zlib takes input as non-const for historical reasons, and does not write to it.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream_.avail_in = static_cast<uInt>(text.size());
    do {
      stream_.next_out = piece.data();
      stream_.avail_out = static_cast<uInt>(piece.size());
      ::deflate(&stream_, last ? Z_FINISH : Z_NO_FLUSH);
      packed.append(reinterpret_cast<const char*>(piece.data()), piece.size() - stream_.avail_out);
    } while (stream_.avail_out == 0);
  }

 private:
  z_stream stream_{};
  bool ready_;
};

}  // namespace

std::string gzip(std::string_view text, std::size_t leading_blanks) {
  Packer packer;
  std::string packed;
  if (!packer.ready()) return packed;
  const std::string blanks(std::min(leading_blanks, kPieceBytes), ' ');
  for (std::size_t left = leading_blanks; left > 0;) {
    const std::size_t count = std::min(left, blanks.size());
    packer.add(std::string_view(blanks).substr(0, count), false, packed);
    left -= count;
  }
  for (; text.size() > kPieceBytes; text.remove_prefix(kPieceBytes)) {
    packer.add(text.substr(0, kPieceBytes), false, packed);
  }
  packer.add(text, true, packed);
  return packed;
}

}  // namespace steelyard::server
