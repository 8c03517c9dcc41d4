// Documents that a test writes in place, and the contracts and packs that they make.
//
//   const openapi::Contract contract = contract_of("openapi: 3.1.0\n…");
//   const MemorySource pack({{"provider.yaml", "…"}, {"contract.yaml", "…"}});
#pragma once

#include <doctest/doctest.h>

#include <map>     // files
#include <string>  // texts

#include "openapi/contract.h"

namespace steelyard::test {

class MemorySource final : public openapi::DocumentSource {
 public:
  explicit MemorySource(std::map<std::string, std::string> files) : files_(std::move(files)) {}

  Result<std::string> read(const std::string& path) const override {
    const auto found = files_.find(path);
    if (found != files_.end()) return found->second;
    return Error{ErrorCode::file_not_readable, "there is no such file", {path}};
  }

 private:
  std::map<std::string, std::string> files_;
};

inline openapi::Contract contract_of(const std::string& yaml) {
  Result<openapi::Contract> contract = openapi::load_contract(MemorySource({{"main.yaml", yaml}}), "main.yaml");
  if (!contract) FAIL(to_string(contract.error()));
  return std::move(*contract);
}

// The paths object below the usual head.
inline openapi::Contract contract_of_paths(const std::string& paths, const std::string& version = "3.1.0") {
  return contract_of("openapi: " + version + "\ninfo: {title: T, version: '1'}\npaths: " + paths + "\n");
}

}  // namespace steelyard::test
