// Stub mappings from JSON that a test writes in place.
#pragma once

#include <doctest/doctest.h>

#include <string>  // JSON

#include "base/json.h"
#include "server/stubs/stub_mapping.h"

namespace steelyard::test {

inline constexpr char kId[] = "11111111-1111-4111-8111-111111111111";

inline std::variant<server::StubMapping, server::MappingErrors> try_stub(const std::string& json) {
  return server::read_stub_mapping(Json::parse(json), [] { return std::string(kId); });
}

inline server::StubMapping stub_of(const std::string& json) {
  auto read = try_stub(json);
  if (const auto* errors = std::get_if<server::MappingErrors>(&read)) FAIL(errors->front().detail);
  return std::get<server::StubMapping>(std::move(read));
}

}  // namespace steelyard::test
