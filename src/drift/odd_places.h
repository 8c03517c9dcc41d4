// Where in the samples stands what shapes only count: numbers that lose digits, members that come twice.
//
//   OddPlaces places;
//   places.note(*body);
//   places.find(ObservedRule::precision_lost, "/rows/*/amount");   // the first, or nullptr
#pragma once

#include <map>      // places
#include <string>   // pointers
#include <utility>  // keys

#include "base/document.h"
#include "drift/observed_rule.h"

namespace steelyard::drift {

class OddPlaces {
 public:
  // More different places than this are not remembered: their findings have the line of the contract.
  static constexpr std::size_t kMostPlaces = 200;

  void note(const Document& body);
  // The pointer has `*` for every item.
  const Location* find(ObservedRule rule, const std::string& pointer) const;

 private:
  void add(ObservedRule rule, std::string pointer, Location where);

  std::map<std::pair<ObservedRule, std::string>, Location> first_;
};

// "/rows/17/name" is "/rows/*/name": what is wrong with one item is wrong with the items.
std::string pattern_of(const Json& root, std::string_view pointer);

}  // namespace steelyard::drift
