// Which requests show how an API answers.
//
//   for (const PlannedRequest& planned : plan_mock(provider, operation)) send(planned.request);
#pragma once

#include <optional>  // statuses
#include <string>    // subjects
#include <vector>    // requests

#include "checks/check.h"
#include "http/message.h"
#include "openapi/contract.h"
#include "provider/provider.h"

namespace steelyard::checks {

struct PlannedRequest {
  http::Request request;
  std::string subject;                 // the answer asked for: an example, "generated", "no key", …
  int status = 0;                      // under which the answer is listed
  std::optional<int> expected_status;  // what has to come; nothing: see `applies`
  bool credential_accepted = false;
  const provider::Answer* fixture = nullptr;  // that should be replayed
  std::vector<Applies> applies;               // which checks the answer is for
};

// What cannot be asked, and why: listed as not exercised.
struct Unplanned {
  int status = 0;
  std::string subject;
  Applies applies = Applies::answers;
  std::string reason;
};

struct Plan {
  std::vector<PlannedRequest> requests;
  std::vector<Unplanned> unplanned;
};

// Every documented status with every answer that the pack or the contract has for it and one that is generated, the
// answers of the pack that are not documented, then no key, a bad key and a method that is not documented. Uses what
// only the mock understands (`Prefer`, keys).
Plan plan_mock(const provider::Provider& provider, const openapi::Operation& operation);

// What is safe to ask of a service that is in use: no key, a bad key, and the key given ("" for none), of GET and HEAD
// only. Every other documented status is unplanned.
Plan plan_live(const provider::Provider& provider, const openapi::Operation& operation, const std::string& key);

}  // namespace steelyard::checks
