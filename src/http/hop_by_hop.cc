#include "http/hop_by_hop.h"

#include <string_view>  // names
#include <vector>       // names

#include "http/field_value.h"

namespace steelyard::http {
namespace {

constexpr std::string_view kForTheNextHop[] = {"Connection",
                                               "Keep-Alive",
                                               "Proxy-Connection",
                                               "TE",
                                               "Trailer",
                                               "Transfer-Encoding",
                                               "Upgrade",
                                               "Proxy-Authorization",
                                               "Proxy-Authenticate",
                                               "Proxy-Authentication-Info"};
constexpr std::string_view kEndToEnd[] = {"Content-Length", "Content-Type",  "Content-Encoding",
                                          "Host",           "Cache-Control", "Authorization"};

bool is_end_to_end(std::string_view name) {
  for (const std::string_view each : kEndToEnd) {
    if (equals_ignore_case(each, name)) return true;
  }
  return false;
}

}  // namespace

void remove_hop_by_hop(Headers& headers) {
  const std::string options = headers.combined("Connection").value_or("");
  for (const std::string_view option : split_field(options, ',')) {
    if (!trim(option).empty() && !is_end_to_end(trim(option))) headers.remove(trim(option));
  }
  for (const std::string_view name : kForTheNextHop) headers.remove(name);
}

void add_via(Headers& headers) {
  const auto before = headers.combined("Via");
  headers.set("Via", before ? *before + ", 1.1 steelyard" : "1.1 steelyard");
}

}  // namespace steelyard::http
