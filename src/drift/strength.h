// How much a contract notices: every answer of a provider is changed in the ways in which APIs go wrong, and each such
// mutant is held against the contract.
//
//   Result<Strength> strength = measure_strength(provider);
//   if (const auto score = strength->score(Caught::promise)) print(*score);   // per cent, rounded down
#pragma once

#include <optional>     // no score
#include <string>       // names
#include <string_view>  // mutators
#include <vector>       // trials

#include "base/result.h"
#include "provider/provider.h"

namespace steelyard::drift {

// Who notices a mutant first. The order counts: what comes later notices less, or less loudly.
enum class Caught {
  schema,   // what the contract documents: status, media type, headers, schema
  promise,  // a promise of the prose that the pack pins
  hint,     // nothing fails, but a property is undocumented or absent, and a check tells so as a warning or note
  nothing,
};
std::string_view to_string(Caught caught);

// One mutant and what became of it.
struct Trial {
  std::string operation;
  int status = 0;            // of the answer that was changed
  std::string example;       // of that answer
  std::string_view mutator;  // "drop-property"
  std::string pointer;       // of what was changed in the body
  std::string change;        // "/data/total is gone"
  Caught caught = Caught::nothing;
  std::string by;              // the keyword or promise that notices; "" if nothing does
  Location contract_location;  // of the schema or response that lets it through or notices it
  std::string advice;          // what would make the schema notice it; "" if nothing would or it does
};

// An answer that was not changed, or an operation that has none, and why.
struct Untried {
  std::string operation;
  int status = 0;       // 0: of the operation as a whole
  std::string example;  // likewise ""
  std::string why;
};

// A change of the contract that would make it notice more.
struct Advice {
  std::string what;  // "add \"balance\" to `required`"
  Location where;    // the place in the contract to add it
  std::string operation;
  int by_schema = 0;                 // mutants that the schema lets through now and would notice then
  int new_ones = 0;                  // those of them that no promise notices either
  std::vector<std::string> against;  // answers of the pack that would break the contract then: "200 [observed]"
};

struct Strength {
  std::string provider;
  std::vector<Trial> trials;
  std::vector<Untried> untried;
  std::vector<Advice> advice;  // what helps most comes first

  // The trials that are caught at that stage or before.
  int caught_by(Caught caught) const;
  // The same in per cent, rounded down: 100 only if nothing slips through. Nothing without trials: then nothing was
  // measured, and why_not_measured() is one sentence.
  std::optional<int> score(Caught caught) const;
  std::string why_not_measured() const;
};

// Changes the answers whose status the contract documents; the same provider gives the same trials in the same order.
// Error: a body that cannot be read, a schema that cannot be compiled.
Result<Strength> measure_strength(const provider::Provider& provider);

}  // namespace steelyard::drift
