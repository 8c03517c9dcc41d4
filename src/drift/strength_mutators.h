// The ways in which answers go wrong, one row each. Not for use outside this folder: see strength.h.
//
//   for (const Mutator& mutator : mutators())
//     for (const Mutant& mutant : mutator.make(original)) judge(mutant);
#pragma once

#include <memory>       // bodies
#include <span>         // the table
#include <string>       // pointers
#include <string_view>  // ids
#include <vector>       // mutants

#include "base/json_fwd.h"
#include "drift/strength_schema.h"
#include "http/message.h"
#include "provider/provider.h"

namespace steelyard::drift {

// An answer as it is sent.
struct Sent {
  int status = 200;
  std::string content_type;  // "" without a body
  http::Headers headers;
  std::shared_ptr<const Json> body;  // nullptr: none, or not JSON
  bool keyed = true;                 // the request carried a key that was accepted
};

struct Original {
  const provider::Provider& provider;
  const openapi::Operation& operation;
  const provider::Answer& answer;
  Sent sent;
  BodySchema schema;  // of the body
};

struct Mutant {
  std::string pointer;  // of what was changed; "" for the whole answer
  std::string change;
  Sent sent;
};

// What would make the contract notice a mutant.
struct Remedy {
  std::string what;
  Location where;
  openapi::SchemaRef schema = {};  // the object schema that it changes, to see which answers that would refuse
  std::string required = {};       // the property that it demands
  bool closes = false;             // it forbids what is not named
};

// True if the answer as it is would break the contract then.
bool contradicts(const Original& original, const Remedy& remedy);

struct Mutator {
  std::string_view id;
  std::string_view says;
  std::vector<Mutant> (*make)(const Original&);
  std::vector<Remedy> (*remedies)(const Original&, const Mutant&);  // each of them alone would do
};

std::span<const Mutator> mutators();

// strength_body_mutators.cc
std::vector<Mutant> drop_properties(const Original& original);
std::vector<Mutant> null_values(const Original& original);
std::vector<Mutant> stringify_values(const Original& original);
std::vector<Mutant> rename_properties(const Original& original);
std::vector<Mutant> change_units(const Original& original);
std::vector<Mutant> add_properties(const Original& original);
std::vector<Mutant> empty_objects(const Original& original);

// strength_answer_mutators.cc
std::vector<Mutant> swap_status(const Original& original);
std::vector<Mutant> change_media_type(const Original& original);
std::vector<Mutant> break_promises(const Original& original);

// strength_advice.cc
std::vector<Remedy> require_it(const Original& original, const Mutant& mutant);
std::vector<Remedy> require_or_close(const Original& original, const Mutant& mutant);
std::vector<Remedy> require_a_member(const Original& original, const Mutant& mutant);
std::vector<Remedy> give_a_type(const Original& original, const Mutant& mutant);
std::vector<Remedy> close_the_object(const Original& original, const Mutant& mutant);
std::vector<Remedy> tie_to_another(const Original& original, const Mutant& mutant);
std::vector<Remedy> tell_statuses_apart(const Original& original, const Mutant& mutant);
std::vector<Remedy> document_the_body(const Original& original, const Mutant& mutant);
std::vector<Remedy> enumerate_it(const Original& original, const Mutant& mutant);

}  // namespace steelyard::drift
