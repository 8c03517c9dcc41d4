// Contracts at random, written in two ways that say the same, differ in nothing.
#include <doctest/doctest.h>

#include "base/json.h"
#include "drift/compare_contracts.h"
#include "tests/drift/diff/case_file.h"
#include "tests/drift/diff/random_contract.h"

namespace steelyard::drift::test {
namespace {

constexpr std::uint64_t kContracts = 250;

std::string told(const openapi::Contract& base, const openapi::Contract& revision) {
  std::string text;
  for (const Fact& fact : compare_contracts(base, revision)) {
    text += std::string(to_string(fact.kind)) + " " + std::string(to_string(fact.change)) + " at " + fact.pointer +
            " by " + fact.schema_pointer + "; ";
  }
  return text;
}

TEST_CASE("one meaning in two spellings") {
  for (std::uint64_t seed = 1; seed <= kContracts; ++seed) {
    Random random(seed);
    const RandomContract contract(random);
    const Json left = contract.write(random, random.one_in(2) ? "3.0.3" : "3.1.0");
    const Json right = contract.write(random, random.one_in(2) ? "3.0.3" : "3.1.0");
    CAPTURE(seed);
    INFO(write_json(left, 1));
    INFO(write_json(right, 1));
    const openapi::Contract base = contract_of_json(left);
    const openapi::Contract revision = contract_of_json(right);
    CHECK(told(base, revision) == "");
    CHECK(told(revision, base) == "");
  }
}

TEST_CASE("two meanings are never the same, however they are written") {
  for (std::uint64_t seed = 1; seed <= kContracts; ++seed) {
    Random random(seed);
    RandomContract contract(random);
    const Json left = contract.write(random, random.one_in(2) ? "3.0.3" : "3.1.0");
    contract.change(random);
    const Json right = contract.write(random, random.one_in(2) ? "3.0.3" : "3.1.0");
    CAPTURE(seed);
    INFO(write_json(left, 1));
    INFO(write_json(right, 1));
    const openapi::Contract base = contract_of_json(left);
    const openapi::Contract revision = contract_of_json(right);
    CHECK(told(base, revision) != "");
    CHECK(told(revision, base) != "");
  }
}

}  // namespace
}  // namespace steelyard::drift::test
