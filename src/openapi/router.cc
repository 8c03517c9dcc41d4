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

bool Route::answers(std::string_view method) const {
  return operation(method) != nullptr || method == "OPTIONS" || (method == "HEAD" && operation("GET") != nullptr);
}

std::string Route::allow() const {
  std::vector<std::string> methods;
  for (const auto* list : {&operations, &others}) {
    for (const Operation* operation : *list) {
      add_unique(methods, operation->method);
      if (operation->method == "GET") add_unique(methods, "HEAD");
    }
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

// Takes templates that match, the most concrete first, until one answers to the method.
class Router::Search {
 public:
  explicit Search(std::string_view method) : method_(method) {}

  // True if there is no need to look further.
  bool take(const Entry& entry, std::string_view path) {
    std::optional<PathParameters> parameters = entry.path.match(path);
    if (!parameters) return false;
    Route route{entry.operations, std::move(*parameters), {}};
    // OPTIONS is answered at once but tells of all that match.
    const bool answers = method_ != "OPTIONS" && route.answers(method_);
    if (!found_) {
      found_ = std::move(route);
    } else if (answers) {
      route.others = std::move(found_->others);
      route.others.insert(route.others.begin(), found_->operations.begin(), found_->operations.end());
      found_ = std::move(route);
    } else {
      found_->others.insert(found_->others.end(), entry.operations.begin(), entry.operations.end());
    }
    return answers;
  }

  std::optional<Route> found() && { return std::move(found_); }

 private:
  std::string_view method_;
  std::optional<Route> found_;
};

std::optional<Route> Router::route(std::string_view path, std::string_view method) const {
  Search search(method);
  for (const Entry& entry : entries_) {
    for (const std::string& base : entry.base_paths) {
      if (path.starts_with(base) && search.take(entry, path.substr(base.size()))) return std::move(search).found();
    }
  }
  for (const Entry& entry : entries_) {
    if (search.take(entry, path)) break;
  }
  return std::move(search).found();
}

}  // namespace steelyard::openapi
