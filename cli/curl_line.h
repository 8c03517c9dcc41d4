// A curl line that asks a mock for an operation.
//
//   curl_line(provider, operation, "http://127.0.0.1:4010")
//   // curl -H 'xi-api-key: brz_demo_key' http://127.0.0.1:4010/v1/balance
#pragma once

#include <string>  // lines

#include "openapi/contract.h"
#include "provider/provider.h"

namespace steelyard::cli {

// With a credential that is accepted, and a value for every required parameter and body. Safe to paste into a shell.
std::string curl_line(const provider::Provider& provider, const openapi::Operation& operation, const std::string& url,
                      const std::string& authority_file = "");

}  // namespace steelyard::cli
