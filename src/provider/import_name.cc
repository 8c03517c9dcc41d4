#include "provider/import_name.h"

#include <algorithm>  // std::find, std::all_of
#include <iterator>   // std::begin
#include <vector>     // labels

#include "provider/pack.h"

namespace steelyard::provider {
namespace {

constexpr std::size_t kTellingLength = 4;  // "you" alone could be anything; "youcom" is that site

// Second levels that countries give out names below: example.co.uk.
constexpr std::string_view kPublicLevels[] = {"ac", "co", "com", "edu", "gov", "net", "org"};

std::vector<std::string> labels_of(std::string_view host) {
  host = host.substr(0, host.find(':'));
  std::vector<std::string> labels;
  for (std::size_t begin = 0; begin <= host.size();) {
    const std::size_t end = std::min(host.find('.', begin), host.size());
    labels.emplace_back(host.substr(begin, end - begin));
    begin = end + 1;
  }
  return labels;
}

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// The part of a host that tells whose it is, or "".
std::string telling_part(std::string_view host) {
  const std::vector<std::string> labels = labels_of(host);
  const std::string& top = labels.back();
  if (labels.size() < 2 || !std::all_of(top.begin(), top.end(), is_letter)) return {};  // localhost, 127.0.0.1
  std::size_t at = labels.size() - 2;
  const bool is_public =
      std::find(std::begin(kPublicLevels), std::end(kPublicLevels), labels[at]) != std::end(kPublicLevels);
  if (top.size() == 2 && is_public && at > 0) --at;
  return labels[at].size() < kTellingLength ? labels[at] + top : labels[at];
}

}  // namespace

std::string name_for(const openapi::Contract& contract, std::string_view title) {
  const std::string part = contract.servers.empty() ? std::string() : telling_part(contract.servers.front().host);
  return slug(part.empty() ? title : part);
}

Status check_name(std::string_view name) {
  const bool good = !name.empty() && is_letter(name.front()) && std::all_of(name.begin(), name.end(), [](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-';
  });
  if (good) return {};
  return Error{ErrorCode::import_name, "\"" + std::string(name) + "\" cannot be the name of a provider", {}};
}

}  // namespace steelyard::provider
