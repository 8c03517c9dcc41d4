#include "contract-tests/case_name.h"

#include <cstdio>  // std::puts

namespace steelyard::contract_tests {

std::string case_name(const Target& target, const openapi::Operation& operation, int status,
                      const std::string& subject) {
  const std::string name = target.provider.name + " " + operation.label() + " " + std::to_string(status);
  return subject.empty() ? name : name + " [" + subject + "]";
}

void tell_skipped(const std::string& what, const std::string& why) {
  std::puts(("SKIPPED: " + what + ": " + why).c_str());
}

}  // namespace steelyard::contract_tests
