// A stub mapping: who gets which answer, in WireMock's JSON.
//
//   std::variant<StubMapping, MappingErrors> read = read_stub_mapping(json, make_uuid);
#pragma once

#include <functional>  // ids
#include <memory>      // JSON
#include <string>      // names
#include <variant>     // mapping or errors

#include "base/json_fwd.h"
#include "server/stubs/request_pattern.h"
#include "server/stubs/stub_response.h"

namespace steelyard::server {

struct StubMapping {
  std::string id;
  std::string name;
  int priority = 5;            // 1 is asked first
  std::string scenario;        // "" for none
  std::string required_state;  // "" for any
  std::string new_state;       // "" for none
  RequestPattern request;
  StubResponse response;
  std::shared_ptr<const Json> metadata;  // or nullptr
  std::shared_ptr<const Json> json;      // as WireMock shows it: with ids, method and status
};

using MakeId = std::function<std::string()>;

// An id is made where the JSON has none. Every member that is not known or not supported is noted.
std::variant<StubMapping, MappingErrors> read_stub_mapping(const Json& json, const MakeId& make_id);

}  // namespace steelyard::server
