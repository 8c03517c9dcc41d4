#include "server/gzip.h"

#include <zlib.h>

#include <algorithm>  // std::min
#include <array>      // pieces

namespace steelyard::server {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{64} << 10U;
constexpr int kRawWindow = -15;  // the greatest window; negative: without head and end, which stand here
constexpr int kMemoryLevel = 8;
// No name, no time, packed as tightly as can be, by nobody knows which system (RFC 1952, section 2.3).
constexpr std::string_view kHead{"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff", 10};

// Deflates without head and end.
class Packer {
 public:
  Packer()
      : ready_(::deflateInit2(&stream_, Z_BEST_COMPRESSION, Z_DEFLATED, kRawWindow, kMemoryLevel, Z_DEFAULT_STRATEGY) ==
               Z_OK) {}
  ~Packer() {
    if (ready_) ::deflateEnd(&stream_);
  }
  Packer(const Packer&) = delete;
  Packer& operator=(const Packer&) = delete;

  bool ready() const { return ready_; }

  void add(std::string_view text, int flush, std::string& packed) {
    std::array<Bytef, kPieceBytes> piece;
    // zlib takes input as non-const for historical reasons, and does not write to it.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream_.avail_in = static_cast<uInt>(text.size());
    do {
      stream_.next_out = piece.data();
      stream_.avail_out = static_cast<uInt>(piece.size());
      ::deflate(&stream_, flush);
      packed.append(reinterpret_cast<const char*>(piece.data()), piece.size() - stream_.avail_out);
    } while (stream_.avail_out == 0);
  }

 private:
  z_stream stream_{};
  bool ready_;
};

uLong check_of(uLong check, std::string_view text) {
  return ::crc32_z(check, reinterpret_cast<const Bytef*>(text.data()), text.size());
}

// The least significant byte first.
void append_number(std::string& bytes, unsigned long number) {
  for (int i = 0; i < 4; ++i, number >>= 8U) bytes += static_cast<char>(number & 0xFFU);
}

}  // namespace

PackedBlanks::PackedBlanks(std::size_t count) : count_(count), head_(kHead) {
  Packer packer;
  if (!packer.ready()) {
    head_.clear();
    return;
  }
  const std::string blanks(std::min(count, kPieceBytes), ' ');
  for (std::size_t left = count; left > 0;) {
    const std::string_view some = std::string_view(blanks).substr(0, left);
    packer.add(some, Z_NO_FLUSH, head_);
    check_ = check_of(check_, some);
    left -= some.size();
  }
  packer.add("", Z_FULL_FLUSH, head_);  // ends on a byte, and what follows does not look back
}

std::string PackedBlanks::before(std::string_view text) const {
  Packer packer;
  if (!packer.ready() || head_.empty()) return "";
  std::string packed = head_;
  const std::size_t length = text.size();
  const uLong check = ::crc32_combine(check_, check_of(0, text), static_cast<z_off_t>(length));
  for (; text.size() > kPieceBytes; text.remove_prefix(kPieceBytes)) {
    packer.add(text.substr(0, kPieceBytes), Z_NO_FLUSH, packed);
  }
  packer.add(text, Z_FINISH, packed);
  append_number(packed, check);
  append_number(packed, count_ + length);  // modulo 2^32
  return packed;
}

}  // namespace steelyard::server
