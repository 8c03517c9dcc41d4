// Contracts at random, each of which can be written in many ways that say the same.
//
//   const RandomContract contract(random);
//   contract.write(random, "3.0.3") and contract.write(random, "3.1.0") say the same
#pragma once

#include <string>   // names
#include <utility>  // properties
#include <vector>   // parts

#include "base/json.h"
#include "base/random.h"

namespace steelyard::drift::test {

// What a schema means, apart from how it is written.
struct Meaning {
  // Of JSON; "union" for values of several types, "component" for a schema that others share, "choice" for one of
  // several such components.
  std::string type;
  bool nullable = false;
  Json keywords = Json::object();  // as OAS 3.1 writes them, without those that the members below stand for
  std::vector<std::pair<std::string, Meaning>> properties;
  std::vector<std::string> required;
  bool closed = false;
  std::vector<Meaning> parts;  // of an array its items, of a map its values, of a union one for each type, …
  std::size_t component = 0;   // which one
};

class RandomContract {
 public:
  explicit RandomContract(Random& random);

  // Makes one place mean something else.
  void change(Random& random);

  // The version is "3.0.3" or "3.1.0".
  Json write(Random& random, const std::string& version) const;

 private:
  std::vector<Meaning> components_;  // each leads to later ones, or to itself
  std::vector<Meaning> places_;      // of a parameter, a header, two bodies and a callback
};

}  // namespace steelyard::drift::test
