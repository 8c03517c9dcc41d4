// A JSON value under construction together with the places of its parts.
//
//   Placed schema = Placed::object(place);
//   schema.set("type", Placed("number", place));
//   Document document = std::move(schema).to_document("page.md");
#pragma once

#include <cstdint>  // lines
#include <memory>   // the finished value
#include <string>   // keys
#include <vector>   // places

#include "base/document.h"
#include "base/json.h"

namespace steelyard::openapi {

class Placed {
 public:
  Placed(Json value, const TextOrigin& place);
  // A copy of the whole document with its places.
  explicit Placed(const Document& document);

  static Placed object(const TextOrigin& place);
  static Placed array(const TextOrigin& place);

  // Of an object: adds a member, which stands where the child stands. The key must be new.
  void set(std::string key, Placed child);
  // Of an array.
  void push(Placed child);

  const Json& value() const { return value_; }

  Document to_document(std::string file) &&;

 private:
  struct Place {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::vector<Place> children;
  };
  static Place copy(const Positions& positions, const Position& position);
  static Position add(Positions& positions, const Place& place);

  Json value_;
  Place place_;
};

}  // namespace steelyard::openapi
