#include "random_json.h"

#include <iterator>  // std::size
#include <string_view>

namespace steelyard::test {
namespace {

constexpr std::string_view kNumbers[] = {"0",
                                         "-0.0",
                                         "1",
                                         "1.0",
                                         "1e0",
                                         "0.1",
                                         "-7.25",
                                         "9007199254740993",
                                         "18446744073709551615",
                                         "100000000000000000000",
                                         "1e20",
                                         "1e300",
                                         "0.1000000000000000000000001",
                                         "123456789012345678901234567890.5",
                                         "-9223372036854775808"};
constexpr std::string_view kTexts[] = {"\"\"",
                                       "\"USD\"",
                                       "\"2026-01-31\"",
                                       "\"2026-01-31T10:00:00Z\"",
                                       "\"12.50\"",
                                       "\"true\"",
                                       "\"a@b.example\"",
                                       "\"é\"",
                                       "\"https://a.example/b\"",
                                       "\"0123456789abcdef0123\"",
                                       "\"127.0.0.1\"",
                                       "\"::1\"",
                                       "\"P1D\"",
                                       "\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\""};

std::string random_text(Random& random) {
  if (random.one_in(8)) return "\"value " + std::to_string(random.below(60)) + "\"";
  if (random.one_in(40)) return "\"" + std::string(random.below(80), 'x') + "\"";
  return std::string(kTexts[random.below(std::size(kTexts))]);
}

std::string random_number(Random& random) {
  if (random.one_in(3)) return std::to_string(random.between(-40, 40));
  return std::string(kNumbers[random.below(std::size(kNumbers))]);
}

std::string random_name(Random& random) {
  if (random.one_in(12)) return std::to_string(random.below(1000));         // generated
  if (random.one_in(6)) return "key-" + std::to_string(random.below(400));  // together more than names
  return std::string(1, static_cast<char>('a' + random.below(5)));
}

std::string random_object(Random& random, int depth) {
  std::string text = "{";
  for (std::uint64_t i = random.below(7); i > 0; --i) {
    text += (text.size() > 1 ? ", \"" : "\"") + random_name(random) + "\": " + random_json(random, depth + 1);
  }
  return text + "}";
}

std::string random_array(Random& random, int depth) {
  std::string text = "[";
  for (std::uint64_t i = random.below(4); i > 0; --i) {
    text += (text.size() > 1 ? ", " : "") + random_json(random, depth + 1);
  }
  return text + "]";
}

}  // namespace

std::string random_json(Random& random, int depth) {
  const std::uint64_t kind = depth == 0 ? 5 : random.below(depth < 5 ? 7 : 4);
  switch (kind) {
    case 0:
      return random.one_in(2) ? "null" : random.one_in(2) ? "true" : "false";
    case 1:
    case 2:
      return random_number(random);
    case 3:
    case 4:
      return random_text(random);
    case 5:
      return random_object(random, depth);
    default:
      return random_array(random, depth);
  }
}

}  // namespace steelyard::test
