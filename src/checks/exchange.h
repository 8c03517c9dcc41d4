// One request and its answer, as the checks look at it.
#pragma once

#include <cstdint>   // durations
#include <optional>  // bodies
#include <string>    // names

#include "base/document.h"
#include "http/message.h"
#include "openapi/contract.h"
#include "openapi/validator_store.h"
#include "provider/provider.h"

namespace steelyard::checks {

struct Exchange {
  const provider::Provider& provider;
  const openapi::Operation& operation;
  http::Request request;
  http::Response response;
  std::string subject;                 // the answer that was asked for: an example, "no key", …
  std::optional<int> expected_status;  // what should have come; nothing: any documented status
  bool credential_accepted = false;
  const provider::Answer* fixture = nullptr;  // the answer of the pack that should have been replayed
  std::int64_t microseconds = 0;
  std::string body_name;        // how findings name the body where no fixture holds it
  TextOrigin body_origin = {};  // where the body begins in what that names

  // Read from the response by read_body().
  std::optional<Document> body;     // JSON
  std::optional<Error> body_error;  // why a body that claims to be JSON is not

  const openapi::ResponseSpec* documented() const { return operation.response_for(response.status); }
  // What the contract says of the media type of this answer, or nullptr.
  const openapi::MediaType* media_type() const;
};

// Fills `body` or `body_error`.
void read_body(Exchange& exchange);

}  // namespace steelyard::checks
