// A provider made ready to answer: its router and its compiled schemas beside it.
//
//   ServedProvider served(std::move(provider));
//   auto route = served.router.route("/v1/balance", "GET");
#pragma once

#include <string>   // hosts
#include <utility>  // std::move
#include <vector>   // hosts

#include "openapi/router.h"
#include "openapi/validator_store.h"
#include "provider/provider.h"

namespace steelyard::server {

struct ServedProvider {
  explicit ServedProvider(provider::Provider given);

  provider::Provider provider;
  openapi::Router router;
  openapi::ValidatorStore validators;
  std::vector<std::string> hosts;  // of `servers[].url`, without ports
};

}  // namespace steelyard::server
