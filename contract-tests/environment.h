// Which APIs somebody wants to be asked instead of the mock.
//
//   STEELYARD_URL_YOUCOM=https://api.you.com STEELYARD_KEY_YOUCOM=… ./contract_tests
//
//   if (auto live = find_live_api(process_environment, "youcom")) ask(live->url, live->key);
#pragma once

#include <functional>  // environments
#include <optional>    // absent variables
#include <string>      // names, values

namespace steelyard::contract_tests {

// The value of a variable, or nothing if it is unset or empty.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;

// The environment of this process.
std::optional<std::string> process_environment(const std::string& name);

// ("STEELYARD_URL_", "acme-two") is "STEELYARD_URL_ACME_TWO".
std::string variable_name(const std::string& prefix, const std::string& provider);

struct LiveApi {
  std::string url;
  std::string key;  // "" if none was given
};

std::optional<LiveApi> find_live_api(const Environment& environment, const std::string& provider);

}  // namespace steelyard::contract_tests
