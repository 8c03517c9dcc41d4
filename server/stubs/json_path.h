// The part of JSONPath that says where something stands: names, indices, wildcards, descendants, and filters that
// compare one value. Functions, slices, unions and regular expressions are refused.
//
//   std::variant<JsonPath, std::string> path = JsonPath::read("$.lines[?(@.count > 1)].article");
//   std::get<JsonPath>(path).find(order);   // the articles of those lines
#pragma once

#include <cstddef>      // indices
#include <optional>     // giving up
#include <string>       // names
#include <string_view>  // the text
#include <utility>      // steps
#include <variant>      // steps, what is wrong
#include <vector>       // steps

#include "base/json_fwd.h"

namespace steelyard::server {

class JsonPath {
 public:
  // The path, or a sentence that says what is wrong with it.
  static std::variant<JsonPath, std::string> read(std::string_view text);

  // What stands there, in the order of the document; nothing if the search takes too many steps.
  std::optional<std::vector<const Json*>> find(const Json& root) const;

  // Whether it can name one place at most.
  bool definite() const { return definite_; }

 private:
  enum class Kind { name, index, wildcard, descendants, filter };
  struct Step {
    Kind kind = Kind::name;
    std::string name = {};
    std::ptrdiff_t index = 0;             // negative: from the end
    std::vector<std::string> place = {};  // filter: the names behind `@`
    std::string relation = {};            // "==", "!=", "<", "<=", ">", ">="; "" for: is there
    std::string text = {};                // the literal that is compared with, as text
    bool number = false;                  // it is a number
    bool quoted = false;                  // it is a text
  };
  friend class JsonPathReader;
  friend class JsonPathSearch;

  std::vector<Step> steps_;
  bool definite_ = true;
};

}  // namespace steelyard::server
