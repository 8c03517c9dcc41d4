// A request that an operation should answer: required parameters, body and credential filled in.
//
//   http::Request request = sample_request(provider, operation, provider.sample_key);
#pragma once

#include <string>  // keys

#include "http/message.h"
#include "openapi/contract.h"
#include "provider/provider.h"

namespace steelyard::provider {

// Values are examples of the contract, else generated from the schemas. An empty key leaves the credential out.
http::Request sample_request(const Provider& provider, const openapi::Operation& operation, const std::string& key);

}  // namespace steelyard::provider
