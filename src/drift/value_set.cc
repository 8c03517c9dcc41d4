#include "drift/value_set.h"

#include <algorithm>  // std::all_of
#include <bit>        // std::countl_zero
#include <cmath>      // std::log

#include "json_schema/formats/characters.h"
#include "json_schema/formats/name.h"

namespace steelyard::drift {
namespace {

constexpr std::size_t kLongestValue = 48;  // in bytes: longer texts are prose, not members of an enumeration
constexpr std::int64_t kLargestValue = 999'999'999'999'999;  // nobody enumerates longer numbers
constexpr unsigned kIndexBits = 7;                           // 2^7 registers
constexpr char kFirstCharacter = '0';                        // of a register that is zero
constexpr std::size_t kLeastHexDigits = 16;                  // 64 bits: nobody chooses those

// FNV-1a, its bits then mixed as SplitMix64 does: the same on every machine.
std::uint64_t hash_of(char type, std::string_view bytes) {
  std::uint64_t hash = (0xcbf29ce484222325U ^ static_cast<unsigned char>(type)) * 0x100000001b3U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9U;
  hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EBU;
  return hash ^ (hash >> 31U);
}

std::uint64_t hash_of(std::string_view text) { return hash_of('t', text); }
std::uint64_t hash_of(std::int64_t integer) { return hash_of('i', std::to_string(integer)); }

}  // namespace

void ValueSet::add(std::string_view text) {
  if (!is_few()) return count_in_sketch(hash_of(text));
  if (text.size() > kLongestValue || is_generated(text)) {
    spill();
    return count_in_sketch(hash_of(text));
  }
  const auto found = texts_.find(text);
  if (found != texts_.end()) {
    ++found->second;
  } else {
    texts_.emplace(text, 1);
    spill_if_many();
  }
}

void ValueSet::add(std::int64_t integer) {
  if (integer > kLargestValue || integer < -kLargestValue) spill();
  if (!is_few()) return count_in_sketch(hash_of(integer));
  ++integers_[integer];
  spill_if_many();
}

void ValueSet::merge(const ValueSet& other) {
  if (!other.is_few()) {
    spill();
    for (std::size_t i = 0; i < kRegisters; ++i) registers_[i] = std::max(registers_[i], other.registers_[i]);
    return;
  }
  if (!is_few()) {
    for (const auto& [text, count] : other.texts_) count_in_sketch(hash_of(text));
    for (const auto& [integer, count] : other.integers_) count_in_sketch(hash_of(integer));
    return;
  }
  for (const auto& [text, count] : other.texts_) texts_[text] += count;
  for (const auto& [integer, count] : other.integers_) integers_[integer] += count;
  spill_if_many();
}

void ValueSet::spill_if_many() {
  if (texts_.size() + integers_.size() > kMostValues) spill();
}

void ValueSet::spill() {
  if (!is_few()) return;
  registers_.assign(kRegisters, 0);
  for (const auto& [text, count] : texts_) count_in_sketch(hash_of(text));
  for (const auto& [integer, count] : integers_) count_in_sketch(hash_of(integer));
  texts_.clear();
  integers_.clear();
}

void ValueSet::count_in_sketch(std::uint64_t hash) {
  const auto index = static_cast<std::size_t>(hash >> (64U - kIndexBits));
  const std::uint64_t rest = hash << kIndexBits;
  const int zeros = rest == 0 ? static_cast<int>(64U - kIndexBits) : std::countl_zero(rest);
  registers_[index] = std::max(registers_[index], static_cast<std::uint8_t>(zeros + 1));
}

std::uint64_t ValueSet::about_distinct() const {
  if (is_few()) return texts_.size() + integers_.size();
  constexpr double kCount = kRegisters;
  double sum = 0;
  int empty = 0;
  for (const std::uint8_t value : registers_) {
    sum += std::ldexp(1.0, -static_cast<int>(value));
    empty += value == 0 ? 1 : 0;
  }
  const double raw = 0.7213 / (1.0 + 1.079 / kCount) * kCount * kCount / sum;
  // Few values leave registers empty, and then counting those is the better estimate (section 4 of the paper).
  const double estimate = raw <= 2.5 * kCount && empty > 0 ? kCount * std::log(kCount / empty) : raw;
  return static_cast<std::uint64_t>(std::llround(estimate));
}

std::string ValueSet::sketch() const {
  std::string text;
  for (const std::uint8_t value : registers_) text += static_cast<char>(kFirstCharacter + value);
  return text;
}

void ValueSet::restore_sketch(std::string_view sketch) {
  registers_.assign(kRegisters, 0);
  for (std::size_t i = 0; i < kRegisters && i < sketch.size(); ++i) {
    registers_[i] = static_cast<std::uint8_t>(sketch[i] - kFirstCharacter);
  }
}

bool is_generated(std::string_view text) {
  if (text.empty()) return false;
  if (std::all_of(text.begin(), text.end(), json_schema::is_digit)) return true;
  if (text.size() >= kLeastHexDigits && std::all_of(text.begin(), text.end(), json_schema::is_hex)) return true;
  return json_schema::is_uuid(text);
}

}  // namespace steelyard::drift
