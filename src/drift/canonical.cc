#include "drift/canonical.h"

#include <map>  // sorted members

#include "base/decimal.h"
#include "base/json.h"

namespace steelyard::drift {

std::string canonical_text(const Json& value) {
  if (is_number(value)) {
    const std::optional<Decimal> number = to_decimal(value);
    return number ? number->to_string() : number_text(value);
  }
  if (value.is_array()) {
    std::string text = "[";
    for (const Json& item : value) text += canonical_text(item) + ",";
    return text + "]";
  }
  if (value.is_object()) {
    std::map<std::string, std::string> members;
    for (const auto& [name, member] : value.get_ref<const Json::object_t&>()) members[name] = canonical_text(member);
    std::string text = "{";
    for (const auto& [name, member] : members) text += write_json(Json(name)) + ":" + member + ",";
    return text + "}";
  }
  return write_json(value);
}

}  // namespace steelyard::drift
