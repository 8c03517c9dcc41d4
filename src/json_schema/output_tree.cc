#include "json_schema/output_tree.h"

#include "base/json.h"
#include "json_schema/absolute_location.h"

namespace steelyard::json_schema {
namespace {

// The length tells where one pointer ends and the other begins.
std::string key_of(const OutputUnit& unit) {
  return std::to_string(unit.keyword_location.size()) + unit.keyword_location + unit.instance_location;
}

}  // namespace

Json write_unit(const OutputUnit& unit, bool valid) {
  Json json = {{"valid", valid}, {"keywordLocation", unit.keyword_location}};
  if (!unit.absolute_location.empty()) json["absoluteKeywordLocation"] = unit.absolute_location;
  json["instanceLocation"] = unit.instance_location;
  if (!unit.error.empty()) json["error"] = unit.error;
  if (unit.annotation) json["annotation"] = *unit.annotation;
  return json;
}

OutputTree::OutputTree(const std::vector<Visit>& visits) : visits_(visits), by_visit_(visits.size(), kNoVisit) {
  const Visit& root = visits.front();
  nodes_.push_back({{0, root.evaluation_path, root.absolute_location, root.instance_pointer, "", {}}, {}});
  by_visit_[0] = kRoot;
}

// The child of that place, made if there is none.
std::size_t OutputTree::child(std::size_t parent, OutputUnit unit) {
  const auto [known, added] = by_place_.emplace(key_of(unit), nodes_.size());
  if (added) {
    nodes_[parent].children.push_back(nodes_.size());
    nodes_.push_back({std::move(unit), {}});
  }
  return known->second;
}

// The node of a keyword that holds subschemas: "/anyOf" above "/anyOf/0".
std::size_t OutputTree::keyword_node(std::size_t schema, const std::string& keyword) {
  const OutputUnit& above = nodes_[schema].unit;
  return child(schema, {above.visit,
                        above.keyword_location + keyword,
                        above.absolute_location + pointer_fragment(keyword),
                        above.instance_location,
                        "",
                        {}});
}

std::size_t OutputTree::node_of_visit(std::size_t index) {
  if (by_visit_[index] != kNoVisit) return by_visit_[index];
  const Visit& visit = visits_[index];
  const std::size_t above = node_of_visit(visit.parent);
  const std::string way = visit.evaluation_path.substr(visits_[visit.parent].evaluation_path.size());
  const std::string keyword = way.substr(0, way.find('/', 1));
  // A reference applies one schema to the same value: one node serves both.
  const bool merged = keyword == way && visit.instance_pointer == visits_[visit.parent].instance_pointer;
  const std::size_t parent = merged ? above : keyword_node(above, keyword);
  by_visit_[index] =
      child(parent, {index, visit.evaluation_path, visit.absolute_location, visit.instance_pointer, "", {}});
  return by_visit_[index];
}

void OutputTree::add(OutputUnit unit) {
  const std::size_t schema = node_of_visit(unit.visit);
  const auto known = by_place_.find(key_of(unit));
  if (known == by_place_.end()) {
    child(schema, std::move(unit));
  } else if (Node& node = nodes_[known->second]; !node.speaks()) {
    node.unit.error = std::move(unit.error);
    node.unit.annotation = std::move(unit.annotation);
  } else {  // a keyword that says several things of one value, as `required` does of two missing names
    nodes_[schema].children.push_back(nodes_.size());
    nodes_.push_back({std::move(unit), {}});
  }
}

Json OutputTree::write(bool valid) const { return write_node(kRoot, valid); }

Json OutputTree::write_node(std::size_t index, bool valid) const {
  while (nodes_[index].children.size() == 1 && !nodes_[index].speaks()) index = nodes_[index].children.front();
  const Node& node = nodes_[index];
  Json json = write_unit(node.unit, valid);
  if (node.children.empty()) return json;
  Json below = Json::array();
  for (const std::size_t each : node.children) below.push_back(write_node(each, valid));
  json[valid ? "annotations" : "errors"] = std::move(below);
  return json;
}

}  // namespace steelyard::json_schema
