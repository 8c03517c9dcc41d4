// What differs between two schemas, as facts at each place of the data.
//
// Pairs of schemas are nodes of a graph, each compared once however often and through whatever circles references lead
// to it. Facts are then told from a site down, through those pairs only below which something differs.
//
//   SchemaComparison comparison(base, revision);
//   comparison.tell(site, base_place, revision_place, facts);   // for each site
//   comparison.count_sharers(facts);
#pragma once

#include <deque>  // pairs
#include <map>    // known pairs
#include <memory>
#include <utility>  // pairs
#include <vector>   // facts

#include "drift/fact.h"
#include "drift/normalizer.h"

namespace steelyard::drift {

using SchemaPair = std::pair<SchemaId, SchemaId>;

// A fact about a pair of schemas, before it has a site. `member` is set for facts about a member of the value.
struct SchemaFact {
  FactKind kind{};
  Change change = Change::changed;
  std::shared_ptr<const Json> before;
  std::shared_ptr<const Json> after;
  json_schema::SchemaRef base;
  json_schema::SchemaRef revision;
  std::string name;  // as in Fact
  bool has_member = false;
  std::string member;
  bool required = false;
  bool read_only = false;
  bool write_only = false;
  bool deprecated = false;
  bool annotation_only = false;
  bool crosses_requests = false;   // the member enters or leaves requests
  bool crosses_responses = false;  // likewise
  std::string sunset;
};

// Where a pair of schemas leads: "" for the same value, else a member or "*" for each item.
struct SchemaEdge {
  bool descends = true;
  std::string token;
  std::size_t target = 0;  // the pair
  bool required = false;   // the member is required in the revision
};

class SchemaComparison {
 public:
  SchemaComparison(Normalizer& base, Normalizer& revision) : base_(base), revision_(revision) {}

  // Adds what differs between the schemas, with pointers below `prefix`. A place that recursion shows again and again
  // is told where it first appears, and a schema that is used in many places of one value at most in eight of them. One
  // that many sites share is told for the first twenty: the walk does not grow with sites times schemas.
  void tell(const std::shared_ptr<const Site>& site, const json_schema::SchemaRef& base,
            const json_schema::SchemaRef& revision, std::vector<Fact>& facts);

  // Notes in the facts told of such a schema how many operations reach it. `facts` are those that tell() added to.
  void count_sharers(std::vector<Fact>& facts) const;

 private:
  friend class PairComparer;
  static constexpr int kMaxRepeats = 8;
  static constexpr int kMaxSites = 20;

  struct Node {
    SchemaPair schemas;
    std::vector<SchemaFact> facts;
    std::vector<SchemaEdge> edges;
    bool read_only = false;
    bool write_only = false;
    bool crosses_requests = false;   // it is readOnly on one side alone: it enters or leaves requests
    bool crosses_responses = false;  // writeOnly, responses
    bool differs = false;
  };

  // A pair as it is met: what the rules make of its facts depends on no more of the site than this.
  struct Meeting {
    std::size_t node = 0;
    Direction direction = Direction::none;
    Subject subject = Subject::document;
    bool is_text = false;
    bool at_root = false;
    bool required = false;
    bool read_only = false;
    bool write_only = false;
    auto operator<=>(const Meeting&) const = default;
  };
  struct Told {
    std::size_t last_site = 0;
    int sites = 0;
    std::vector<std::size_t> facts;  // by their index
  };
  struct Root {
    std::size_t node = 0;
    std::shared_ptr<const Site> site;
  };

  // Notes that the site meets it; nullptr if enough sites did before.
  Told* meet(const Meeting& meeting);
  std::size_t operations_above(std::size_t node, Direction direction,
                               const std::vector<std::vector<std::size_t>>& sources) const;

  std::size_t node_of(SchemaPair schemas);
  std::size_t node_of(const Schemas& base, const Schemas& revision) {
    return node_of({base_.id_of(base), revision_.id_of(revision)});
  }
  void expand_all();
  void mark_differing(std::size_t first);
  Fact make_fact(const SchemaFact& fact) const;

  Normalizer& base_;
  Normalizer& revision_;
  std::deque<Node> nodes_;
  std::map<SchemaPair, std::size_t> known_;
  std::size_t expanded_ = 0;
  std::map<Meeting, Told> told_;
  std::vector<Root> roots_;  // one a site
};

}  // namespace steelyard::drift
