#include "openapi/placed.h"

#include <utility>  // std::move

namespace steelyard::openapi {

Placed::Placed(Json value, const TextOrigin& place) : value_(std::move(value)), place_{place.line, place.column, {}} {}

Placed::Placed(const Document& document)
    : value_(document.root()), place_(copy(document.positions(), document.positions().root())) {}

Placed::Place Placed::copy(const Positions& positions, const Position& position) {
  Place place{position.line, position.column, {}};
  for (const Position& child : positions.children(position)) place.children.push_back(copy(positions, child));
  return place;
}

Position Placed::add(Positions& positions, const Place& place) {
  std::vector<Position> children;
  for (const Place& child : place.children) children.push_back(add(positions, child));
  return positions.add(place.line, place.column, children);
}

Placed Placed::object(const TextOrigin& place) { return {Json::object(), place}; }
Placed Placed::array(const TextOrigin& place) { return {Json::array(), place}; }

void Placed::set(std::string key, Placed child) {
  value_.get_ref<Json::object_t&>().push_back({std::move(key), std::move(child.value_)});
  place_.children.push_back(std::move(child.place_));
}

void Placed::push(Placed child) {
  value_.push_back(std::move(child.value_));
  place_.children.push_back(std::move(child.place_));
}

Document Placed::to_document(std::string file) && {
  Positions positions;
  positions.set_root(add(positions, place_));
  return {std::move(file),
          std::make_shared<const Json>(std::move(value_)),
          std::make_shared<const Positions>(std::move(positions)),
          {}};
}

}  // namespace steelyard::openapi
