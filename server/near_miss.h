// What a request that nothing answers to may have meant.
//
//   find_near_misses(providers, "GET", "/v1/balanse")   // {"GET", "/v1/balance", "breeze", "the path is spelt …"}
#pragma once

#include <memory>  // providers
#include <string>  // paths
#include <vector>  // misses

#include "server/problem.h"
#include "server/served_provider.h"

namespace steelyard::server {

// In the order of the documents, each operation once, three at most.
std::vector<NearMiss> find_near_misses(const std::vector<std::shared_ptr<ServedProvider>>& providers,
                                       const std::string& method, const std::string& path);

}  // namespace steelyard::server
