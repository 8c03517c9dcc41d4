// Who notices a mutant. Not for use outside this folder: see strength.h.
//
//   StrengthJudge judge(provider);
//   Result<Verdict> verdict = judge.judge(original, mutant.sent);
#pragma once

#include "base/result.h"
#include "drift/strength.h"
#include "drift/strength_mutators.h"
#include "openapi/validator_store.h"

namespace steelyard::drift {

struct Verdict {
  Caught caught = Caught::nothing;
  std::string by;
  Location contract_location;
};

class StrengthJudge {
 public:
  explicit StrengthJudge(const provider::Provider& provider) : provider_(provider), validators_(*provider.contract) {}

  // Error: a schema that cannot be compiled.
  Result<Verdict> judge(const Original& original, const Sent& sent);

 private:
  Result<Verdict> by_contract(const Original& original, const Sent& sent);
  Result<Verdict> by_schema(const openapi::SchemaRef& schema, const Sent& sent);
  Verdict by_promises(const Original& original, const Sent& sent) const;
  Verdict by_hints(const Original& original, const Sent& sent) const;

  const provider::Provider& provider_;
  openapi::ValidatorStore validators_;
};

}  // namespace steelyard::drift
