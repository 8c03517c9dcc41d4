// The different values of a property while they are few, and how many there are once they are many.
//
//   ValueSet values;
//   values.add("prepaid");
//   values.is_few();          // then texts() and integers() name them, each with how often it came
//   values.about_distinct();  // an estimate, within some 9 %
#pragma once

#include <cstdint>      // counts
#include <map>          // values
#include <string>       // values
#include <string_view>  // values
#include <vector>       // the sketch

namespace steelyard::drift {

// Whoever adds the same values in whatever order, or merges sets of them, gets the same set: more than kMostValues
// different ones, or one that no enumeration would list, make a sketch (HyperLogLog: Flajolet, Fusy, Gandouet, Meunier,
// 2007), and a sketch is the greatest of its parts, register by register.
class ValueSet {
 public:
  static constexpr std::size_t kMostValues = 24;
  static constexpr std::size_t kRegisters = 128;

  void add(std::string_view text);
  void add(std::int64_t integer);
  void merge(const ValueSet& other);

  bool is_few() const { return registers_.empty(); }
  bool empty() const { return is_few() && texts_.empty() && integers_.empty(); }
  const std::map<std::string, std::uint64_t, std::less<>>& texts() const { return texts_; }
  const std::map<std::int64_t, std::uint64_t>& integers() const { return integers_; }
  std::uint64_t about_distinct() const;

  // The registers, one character each; "" while the values are few.
  std::string sketch() const;

  // What a stored shape says. A sketch has kRegisters characters from '0' on.
  void restore(std::string_view text, std::uint64_t count) { texts_.emplace(text, count); }
  void restore(std::int64_t integer, std::uint64_t count) { integers_.emplace(integer, count); }
  void restore_sketch(std::string_view sketch);

 private:
  void spill();
  void spill_if_many();
  void count_in_sketch(std::uint64_t hash);

  std::map<std::string, std::uint64_t, std::less<>> texts_;
  std::map<std::int64_t, std::uint64_t> integers_;
  std::vector<std::uint8_t> registers_;
};

// A name or value that a program made and nobody chose: digits only, a UUID, sixteen or more hexadecimal digits. As the
// name of a member it is data; as a value it belongs to no enumeration, and has no place in a summary.
bool is_generated(std::string_view text);

}  // namespace steelyard::drift
