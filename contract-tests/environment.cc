#include "contract-tests/environment.h"

#include <cstdlib>  // std::getenv

namespace steelyard::contract_tests {

std::optional<std::string> process_environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

std::string variable_name(const std::string& prefix, const std::string& provider) {
  std::string name = prefix;
  for (const char c : provider) {
    const bool lower = c >= 'a' && c <= 'z';
    name += lower ? static_cast<char>(c - 'a' + 'A') : c == '-' ? '_' : c;
  }
  return name;
}

std::optional<LiveApi> find_live_api(const Environment& environment, const std::string& provider) {
  const std::optional<std::string> url = environment(variable_name("STEELYARD_URL_", provider));
  if (!url) return std::nullopt;
  return LiveApi{*url, environment(variable_name("STEELYARD_KEY_", provider)).value_or("")};
}

}  // namespace steelyard::contract_tests
