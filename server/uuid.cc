#include "server/uuid.h"

#include <fmt/format.h>

#include "base/random.h"

namespace steelyard::server {

std::string UuidSource::next() {
  // Each id has a generator of its own; its first number is thrown away because neighbours in seeds are no neighbours
  // in numbers from the second on.
  Random random(seed_ + 0x632BE59BD9B4E019U * ++count_);
  random.next();
  const std::uint64_t high = (random.next() & 0xFFFFFFFFFFFF0FFFU) | 0x4000U;
  const std::uint64_t low = (random.next() & 0x3FFFFFFFFFFFFFFFU) | 0x8000000000000000U;
  return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32U, (high >> 16U) & 0xFFFFU, high & 0xFFFFU,
                     low >> 48U, low & 0xFFFFFFFFFFFFU);
}

}  // namespace steelyard::server
