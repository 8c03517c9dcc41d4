#include "openapi/router.h"

#include <algorithm>  // std::stable_sort

namespace steelyard::openapi {
namespace {

void add_unique(std::vector<std::string>& list, const std::string& text) {
  if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

}  // namespace

const Operation* Route::operation(std::string_view method) const {
  for (const Operation* operation : operations) {
    if (operation->method == method) return operation;
  }
  return nullptr;
}

std::string Route::allow() const {
  std::vector<std::string> methods;
  for (const Operation* operation : operations) {
    add_unique(methods, operation->method);
    if (operation->method == "GET") add_unique(methods, "HEAD");
  }
  add_unique(methods, "OPTIONS");
  std::string text;
  for (const std::string& method : methods) text += (text.empty() ? "" : ", ") + method;
  return text;
}

Router::Router(const Contract& contract) {
  std::vector<std::string> paths;
  for (const Operation& operation : contract.operations) {
    const auto known = std::find(paths.begin(), paths.end(), operation.path);
    const auto index = static_cast<std::size_t>(known - paths.begin());
    if (known == paths.end()) {
      paths.push_back(operation.path);
      entries_.push_back({PathTemplate(operation.path), {}, {}});
    }
    entries_[index].operations.push_back(&operation);
    for (const Server& server : operation.servers) add_unique(entries_[index].base_paths, server.base_path);
  }
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const Entry& a, const Entry& b) { return a.path.more_concrete_than(b.path); });
}

std::optional<Route> Router::route(std::string_view path) const {
  for (const Entry& entry : entries_) {
    for (const std::string& base : entry.base_paths) {
      if (!path.starts_with(base)) continue;
      if (auto parameters = entry.path.match(path.substr(base.size()))) {
        return Route{entry.operations, std::move(*parameters), false};
      }
    }
  }
  for (const Entry& entry : entries_) {
    if (auto parameters = entry.path.match(path)) {
      return Route{entry.operations, std::move(*parameters), !entry.base_paths.empty()};
    }
  }
  return std::nullopt;
}

}  // namespace steelyard::openapi
