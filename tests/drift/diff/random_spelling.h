// One of the many ways to write what a contract means.
#pragma once

#include <string>  // names
#include <vector>  // components

#include "base/json.h"
#include "base/random.h"
#include "tests/drift/diff/random_contract.h"

namespace steelyard::drift::test {

class RandomSpelling {
 public:
  RandomSpelling(Random& random, const std::string& version, const std::vector<Meaning>& components)
      : random_(random), is_3_1_(version != "3.0.3"), meanings_(components) {}

  Json write(const Meaning& meaning);
  // The value, or a reference to it among the components of that kind.
  Json by_reference(const std::string& kind, const std::string& name, Json value);
  // Members or items in another order.
  Json shuffled(Json value);

  // What the references lead to. Writing a component may ask for further ones.
  Json components();

 private:
  Json write_typed(const Meaning& meaning);
  Json write_plain(const Meaning& meaning, bool may_split);
  Json write_union(const Meaning& meaning);
  Json write_component(const Meaning& meaning);
  Json write_choice(const Meaning& meaning);
  Json write_discriminator(const Meaning& meaning);
  void write_integer_bounds(Json& schema);
  void write_exclusive(Json& schema, const char* bound, const char* exclusive);
  void write_items(const Meaning& meaning, Json& schema);
  void write_members(const Meaning& meaning, Json& schema, bool may_split);
  void split(Json& schema);
  void add_words_that_say_nothing(const Meaning& meaning, Json& schema);
  Json allow_null(Json schema);
  Json dressed(Json schema);

  Random& random_;
  bool is_3_1_;
  const std::vector<Meaning>& meanings_;
  Json others_ = Json::object();  // components that are no schemas
  int depth_ = 0;                 // of components written out in place
};

}  // namespace steelyard::drift::test
