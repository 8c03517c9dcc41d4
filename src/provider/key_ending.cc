#include "provider/key_ending.h"

#include <cstddef>  // lengths

namespace steelyard::provider {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kFaultLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

// Takes "MARK" and what follows it from the end of the key, if that has only these letters.
std::optional<std::string> take(std::string_view& key, std::string_view mark, std::string_view letters) {
  const std::size_t at = key.rfind(mark);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view rest = key.substr(at + mark.size());
  if (rest.empty() || rest.find_first_not_of(letters) != std::string_view::npos) return std::nullopt;
  key = key.substr(0, at);
  return std::string(rest);
}

std::optional<int> take_status(std::string_view& key) {
  if (key.size() < 4 || key[key.size() - 4] != '-') return std::nullopt;
  const std::string_view digits = key.substr(key.size() - 3);
  if (digits.find_first_not_of(kDigits) != std::string_view::npos || digits[0] < '2' || digits[0] > '5')
    return std::nullopt;
  key.remove_suffix(4);
  return (digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0');
}

// True if one more ending was found. A delay of three digits looks like a status, so it is looked for first.
bool take_one(std::string_view& key, KeyEnding& ending) {
  if (!ending.delay && (ending.delay = take(key, "-delay-", kDigits))) return true;
  if (!ending.status && (ending.status = take_status(key))) return true;
  return !ending.fault && (ending.fault = take(key, "-fault-", kFaultLetters));
}

}  // namespace

KeyEnding read_key_ending(std::string_view key) {
  KeyEnding ending;
  while (take_one(key, ending)) {
  }
  return ending;
}

std::string_view without_key_ending(std::string_view key) {
  KeyEnding ending;
  while (take_one(key, ending)) {
  }
  return key;
}

}  // namespace steelyard::provider
