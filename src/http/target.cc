#include "http/target.h"

#include "http/message.h"

namespace steelyard::http {

Target parse_target(std::string_view target) {
  Target parts;
  target = target.substr(0, target.find('#'));
  const std::size_t scheme = target.find("://");
  const std::size_t slash = target.find('/');
  if (scheme != std::string_view::npos && slash == scheme + 1) {  // absolute form
    target.remove_prefix(scheme + 3);
    const std::size_t end = target.find_first_of("/?");
    std::string_view authority = target.substr(0, end);
    authority = authority.substr(authority.rfind('@') == std::string_view::npos ? 0 : authority.rfind('@') + 1);
    parts.authority = to_lower(authority);
    target = end == std::string_view::npos ? std::string_view() : target.substr(end);
  }
  const std::size_t mark = target.find('?');
  parts.path = target.substr(0, mark);
  if (parts.path.empty()) parts.path = "/";
  if (mark != std::string_view::npos) parts.query = target.substr(mark + 1);
  return parts;
}

std::string host_name(std::string_view authority) {
  const std::size_t bracket = authority.rfind(']');
  const std::size_t colon = authority.rfind(':');
  const bool has_port = colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
  return to_lower(has_port ? authority.substr(0, colon) : authority);
}

}  // namespace steelyard::http
