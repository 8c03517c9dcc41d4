#include <fmt/format.h>  // fmt::format

#include "checks/check.h"

namespace steelyard::checks {

Verdict check_content_type(const Exchange& exchange, CheckContext& /*context*/) {
  const openapi::ResponseSpec* documented = exchange.documented();
  if (documented == nullptr) return {{}, "the contract does not document the status"};
  if (documented->content.empty()) return {{}, "the contract documents no body for the status"};
  const std::string* type = exchange.response.headers.find("Content-Type");
  Verdict verdict;
  if (type == nullptr) {
    verdict.findings.push_back(
        make_finding(exchange, "content_type_conformance", report::Level::error, "the answer has no Content-Type"));
  } else if (exchange.media_type() == nullptr) {
    verdict.findings.push_back(make_finding(exchange, "content_type_conformance", report::Level::error,
                                            fmt::format("the Content-Type is {}, and the contract documents {}", *type,
                                                        documented->content.front().range)));
  }
  return verdict;
}

}  // namespace steelyard::checks
