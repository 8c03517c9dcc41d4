#include "drift/compare_schemas.h"

#include <algorithm>      // std::max
#include <set>            // operations
#include <string_view>    // operations
#include <unordered_map>  // repeats

#include "base/json.h"
#include "base/pointer.h"
#include "drift/pair_comparer.h"

namespace steelyard::drift {

using json_schema::SchemaRef;
using openapi::SchemaView;

std::size_t SchemaComparison::node_of(SchemaPair schemas) {
  const auto [known, fresh] = known_.emplace(schemas, nodes_.size());
  if (fresh) nodes_.push_back({schemas, {}, {}, false, false, false, false, false});
  return known->second;
}

void SchemaComparison::expand_all() {
  const std::size_t first = expanded_;
  while (expanded_ < nodes_.size()) {
    const std::size_t index = expanded_++;
    PairComparer comparer(*this, nodes_[index].schemas);
    comparer.compare();
    Node& node = nodes_[index];
    node.facts = comparer.take_facts();
    node.edges = comparer.take_edges();
    node.read_only = comparer.on_both_sides(FactKind::read_only);
    node.write_only = comparer.on_both_sides(FactKind::write_only);
    node.crosses_requests = comparer.on_one_side(FactKind::read_only);
    node.crosses_responses = comparer.on_one_side(FactKind::write_only);
  }
  mark_differing(first);
}

// From the facts back along the edges. Nodes before `first` are settled: what they lead to was expanded with them.
void SchemaComparison::mark_differing(std::size_t first) {
  std::vector<std::vector<std::size_t>> sources(nodes_.size() - first);
  std::vector<std::size_t> open;
  for (std::size_t i = first; i < nodes_.size(); ++i) {
    Node& node = nodes_[i];
    node.differs = !node.facts.empty();
    for (const SchemaEdge& edge : node.edges) {
      if (edge.target >= first) {
        sources[edge.target - first].push_back(i);
      } else {
        node.differs = node.differs || nodes_[edge.target].differs;
      }
    }
    if (node.differs) open.push_back(i);
  }
  while (!open.empty()) {
    const std::size_t index = open.back();
    open.pop_back();
    for (const std::size_t source : sources[index - first]) {
      if (nodes_[source].differs) continue;
      nodes_[source].differs = true;
      open.push_back(source);
    }
  }
}

namespace {

// A pair on the way from a site: which one led here, so that a circle is seen.
struct Visit {
  std::size_t node;
  std::size_t parent;
  std::string pointer;
  bool required;
  bool read_only;
  bool write_only;
};

// `readOnly` keeps it out of requests, `writeOnly` out of responses.
template <class Crossing>
bool crosses_in(Direction direction, const Crossing& crossing) {
  return (direction == Direction::request && crossing.crosses_requests) ||
         (direction == Direction::response && crossing.crosses_responses);
}

constexpr std::size_t kNoParent = static_cast<std::size_t>(-1);

bool is_below_itself(const std::vector<Visit>& visits, const Visit& visit) {
  for (std::size_t i = visit.parent; i != kNoParent; i = visits[i].parent) {
    if (visits[i].node == visit.node) return true;
  }
  return false;
}

}  // namespace

Fact SchemaComparison::make_fact(const SchemaFact& told) const {
  Fact fact;
  fact.kind = told.kind;
  fact.change = told.change;
  fact.before = told.before;
  fact.after = told.after;
  fact.name = told.name;
  fact.base = base_.locate(told.base);
  fact.revision = revision_.locate(told.revision);
  fact.schema_pointer = told.change == Change::removed ? told.base.pointer : told.revision.pointer;
  fact.deprecated = told.deprecated;
  fact.annotation_only = told.annotation_only;
  fact.sunset = told.sunset;
  return fact;
}

void SchemaComparison::tell(const std::shared_ptr<const Site>& site, const SchemaRef& base, const SchemaRef& revision,
                            std::vector<Fact>& facts) {
  const std::size_t root = node_of(alone(SchemaView(base_.contract().registry, base)),
                                   alone(SchemaView(revision_.contract().registry, revision)));
  expand_all();
  if (!nodes_[root].differs) return;
  roots_.push_back({root, site});
  std::unordered_map<std::size_t, int> repeats;
  std::vector<Visit> visits = {{root, kNoParent, "", true, false, false}};
  for (std::size_t i = 0; i < visits.size(); ++i) {
    const Visit visit = visits[i];
    if (is_below_itself(visits, visit) || ++repeats[visit.node] > kMaxRepeats) continue;
    Told* const told_here = meet({visit.node, site->direction, site->subject, site->is_text, visit.pointer.empty(),
                                  visit.required, visit.read_only, visit.write_only});
    if (told_here == nullptr) continue;
    const Node& node = nodes_[visit.node];
    const bool read_only = visit.read_only || node.read_only;
    const bool write_only = visit.write_only || node.write_only;
    // What enters or leaves that side of the traffic was nothing there, or will be: it does not matter what it changes
    // to.
    const bool crosses = !visit.pointer.empty() && crosses_in(site->direction, node);
    for (const SchemaFact& told : node.facts) {
      if (crosses && told.kind != FactKind::read_only && told.kind != FactKind::write_only) continue;
      if (crosses_in(site->direction, told)) continue;
      Fact fact = make_fact(told);
      fact.site = site;
      fact.pointer = told.has_member ? pointer_append(visit.pointer, told.member) : visit.pointer;
      fact.required = told.has_member ? told.required : visit.required;
      fact.read_only = read_only || told.read_only;
      fact.write_only = write_only || told.write_only;
      told_here->facts.push_back(facts.size());
      facts.push_back(std::move(fact));
    }
    for (const SchemaEdge& edge : node.edges) {
      if (crosses || !nodes_[edge.target].differs) continue;
      visits.push_back({edge.target, i, edge.descends ? pointer_append(visit.pointer, edge.token) : visit.pointer,
                        edge.descends ? edge.required : visit.required, read_only, write_only});
    }
  }
}

SchemaComparison::Told* SchemaComparison::meet(const Meeting& meeting) {
  Told& told = told_[meeting];
  if (told.last_site != roots_.size()) {
    if (told.sites == kMaxSites) return nullptr;
    told.last_site = roots_.size();
    ++told.sites;
  }
  return &told;
}

// Distinct ones, from whose sites in that direction edges lead to the pair.
std::size_t SchemaComparison::operations_above(std::size_t node, Direction direction,
                                               const std::vector<std::vector<std::size_t>>& sources) const {
  std::vector<bool> seen(nodes_.size(), false);
  std::vector<std::size_t> open = {node};
  seen[node] = true;
  while (!open.empty()) {
    const std::size_t next = open.back();
    open.pop_back();
    for (const std::size_t source : sources[next]) {
      if (seen[source]) continue;
      seen[source] = true;
      open.push_back(source);
    }
  }
  std::set<std::string_view> operations;
  for (const Root& root : roots_) {
    if (seen[root.node] && root.site->direction == direction) operations.insert(root.site->operation);
  }
  return operations.size();
}

void SchemaComparison::count_sharers(std::vector<Fact>& facts) const {
  std::vector<std::vector<std::size_t>> sources(nodes_.size());
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    for (const SchemaEdge& edge : nodes_[i].edges) sources[edge.target].push_back(i);
  }
  std::map<std::pair<std::size_t, Direction>, std::size_t> counts;
  for (const auto& [meeting, told] : told_) {
    if (told.sites < kMaxSites || told.facts.empty()) continue;
    const auto [known, fresh] = counts.emplace(std::pair(meeting.node, meeting.direction), 0);
    if (fresh) known->second = operations_above(meeting.node, meeting.direction, sources);
    for (const std::size_t fact : told.facts) facts[fact].operations = known->second;
  }
}

}  // namespace steelyard::drift
