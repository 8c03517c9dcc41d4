// Judges bodies that were saved: one after the other, in constant memory.
//
//   SavedBodies judge(provider, operation, 200, "answers.ndjson");
//   while (next_line(line)) judge.add(line, {number, 1});
//   std::vector<report::Case> cases = judge.finish();
#pragma once

#include <cstddef>      // counts
#include <string>       // names
#include <string_view>  // bodies
#include <vector>       // cases

#include "checks/check.h"
#include "openapi/validator_store.h"
#include "provider/provider.h"
#include "report/report.h"

namespace steelyard::checks {

class SavedBodies {
 public:
  // `name` is the file, as findings tell it. The provider must outlive this.
  SavedBodies(const provider::Provider& provider, const openapi::Operation& operation, int status, std::string name);

  // One body and where it begins in the file.
  void add(std::string_view body, const TextOrigin& origin);

  std::size_t count() const { return count_; }

  // One case a check; of many findings the first hundred, and how many more there were.
  std::vector<report::Case> finish();

 private:
  const provider::Provider& provider_;
  const openapi::Operation& operation_;
  int status_;
  std::string name_;
  openapi::ValidatorStore validators_;
  CheckOptions options_;
  std::vector<report::Case> cases_;
  std::vector<std::size_t> dropped_;  // findings beyond the limit, by case
  std::size_t count_ = 0;
};

}  // namespace steelyard::checks
