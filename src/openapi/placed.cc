#include "openapi/placed.h"

#include <utility>  // std::move

namespace steelyard::openapi {

Placed::Placed(Json value, const TextOrigin& place)
    : value_(std::move(value)), position_{place.line, place.column, {}} {}

Placed::Placed(const Document& document) : value_(document.root()), position_(document.positions()) {}

Placed Placed::object(const TextOrigin& place) { return {Json::object(), place}; }
Placed Placed::array(const TextOrigin& place) { return {Json::array(), place}; }

void Placed::set(std::string key, Placed child) {
  value_.get_ref<Json::object_t&>().push_back({std::move(key), std::move(child.value_)});
  position_.children.push_back(std::move(child.position_));
}

void Placed::push(Placed child) {
  value_.push_back(std::move(child.value_));
  position_.children.push_back(std::move(child.position_));
}

Document Placed::to_document(std::string file) && {
  return {std::move(file),
          std::make_shared<const Json>(std::move(value_)),
          std::make_shared<const Position>(std::move(position_)),
          {}};
}

}  // namespace steelyard::openapi
