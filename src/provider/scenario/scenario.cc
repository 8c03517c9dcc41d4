#include "provider/scenario/scenario.h"

#include <algorithm>  // std::find

namespace steelyard::provider {

bool Scenario::covers(const std::string& operation) const {
  return operations.empty() || std::find(operations.begin(), operations.end(), operation) != operations.end();
}

std::vector<std::string> Scenario::states() const {
  std::vector<std::string> names;
  for (const StateRow& row : rows) {
    if (std::find(names.begin(), names.end(), row.state) == names.end()) names.push_back(row.state);
  }
  return names;
}

}  // namespace steelyard::provider
