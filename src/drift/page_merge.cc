#include "drift/page_merge.h"

#include <algorithm>    // std::any_of
#include <cctype>       // methods
#include <set>          // operations
#include <string>       // pointers
#include <string_view>  // names
#include <utility>      // std::move

#include "base/json.h"
#include "base/pointer.h"
#include "drift/schema_merge.h"
#include "drift/schema_spelling.h"

namespace steelyard::drift {
namespace {

constexpr std::string_view kMethods[] = {"get", "put", "post", "delete", "options", "head", "patch", "trace"};

// A member of the document and the rules that speak of it.
struct Part {
  std::string_view member;
  std::string_view rule;  // how ids begin
};

constexpr Part kParts[] = {{"servers", "api-server-"}, {"security", "api-global-security-"}, {"webhooks", "webhook-"}};

bool is_method(std::string_view name) {
  return std::find(std::begin(kMethods), std::end(kMethods), name) != std::end(kMethods);
}

void collect_references(const Json& value, std::set<std::string>& found) {
  if (const Json* reference = find_member(value, "$ref"); reference != nullptr && reference->is_string()) {
    found.insert(reference->get<std::string>());
  }
  if (!value.is_structured()) return;
  for (const Json& child : value) collect_references(child, found);
}

class PageMerge {
 public:
  PageMerge(const Json& pin, const Json& page, const std::vector<report::Finding>& findings)
      : pin_(pin), root_(pin), page_(page), findings_(findings) {}

  Json run() {
    std::set<std::string> operations;
    for (const report::Finding& finding : findings_) {
      if (!finding.operation.empty()) operations.insert(finding.operation);
    }
    for (const std::string& operation : operations) merge_operation(operation);
    for (const Part& part : kParts) {
      if (is_told(part.rule)) follow(root_, page_, std::string(part.member));
    }
    if (is_told("api-security-") || is_told("api-global-security-")) follow_component("securitySchemes");
    for (const std::string& reference : references_) merge_component(reference);
    drop_unused_schemas();
    merge_version();
    return std::move(root_);
  }

 private:
  bool is_told(std::string_view rule) const {
    return std::any_of(findings_.begin(), findings_.end(),
                       [&](const report::Finding& finding) { return finding.id.starts_with(rule); });
  }

  // The member as the page has it, or none if the page has none.
  static void follow(Json& pin, const Json& page, const std::string& name) {
    const Json* wanted = find_member(page, name);
    if (wanted == nullptr) {
      pin.erase(name);
    } else if (const Json* present = find_member(pin, name)) {
      pin[name] = merge_words(Json{{name, *present}}, Json{{name, *wanted}})[name];
    } else {
      pin[name] = *wanted;
    }
  }

  void follow_component(const std::string& kind) {
    static const Json kNone = Json::object();
    const Json* components = find_member(page_, "components");
    if (components == nullptr && !root_.contains("components")) return;
    follow(root_["components"], components == nullptr ? kNone : *components, kind);
  }

  // "GET /v1/balance": of paths that are gone on the page the method goes, and the path with its last one.
  void merge_operation(const std::string& label) {
    const std::size_t blank = label.find(' ');
    std::string method = label.substr(0, blank);
    for (char& c : method) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const std::string path = label.substr(blank + 1);
    const Json* paths = find_member(page_, "paths");
    const Json* item = paths == nullptr ? nullptr : find_member(*paths, path);
    if (item == nullptr || find_member(*item, method) == nullptr) return remove_operation(path, method);
    Json& own = root_["paths"][path];
    if (own.is_null()) own = Json::object();
    if (!own.contains(method)) {
      if (const Json* moved = find_moved(method)) own[method] = *moved;
    }
    for (const auto& [name, value] : item->items()) {
      if (name == method || (!is_method(name) && name != "summary" && name != "description")) follow(own, *item, name);
    }
    reach(*item);
  }

  // The operations of the method that the one document has and the other has not.
  static std::vector<const Json*> without(const Json& document, const Json& other, const std::string& method) {
    std::vector<const Json*> found;
    const Json* paths = find_member(document, "paths");
    if (paths == nullptr) return found;
    for (const auto& [path, item] : paths->items()) {
      const Json* operation = find_member(item, method);
      const std::string pointer = pointer_append(pointer_append("/paths", path), method);
      if (operation != nullptr && pointer_find(other, pointer) == nullptr) found.push_back(operation);
    }
    return found;
  }

  // One operation went and one came: it moved, and keeps its words.
  const Json* find_moved(const std::string& method) const {
    const std::vector<const Json*> gone = without(pin_, page_, method);
    return gone.size() == 1 && without(page_, pin_, method).size() == 1 ? gone.front() : nullptr;
  }

  void remove_operation(const std::string& path, const std::string& method) {
    const Json* item = find_member(root_["paths"], path);
    if (item == nullptr) return;
    Json& own = root_["paths"][path];
    own.erase(method);
    const auto& members = own.get_ref<const Json::object_t&>();
    if (std::none_of(members.begin(), members.end(), [](const auto& member) { return is_method(member.first); })) {
      root_["paths"].erase(path);
    }
  }

  // What the page refers to there, and further.
  void reach(const Json& value) {
    std::set<std::string> found;
    collect_references(value, found);
    for (const std::string& reference : found) {
      if (!reference.starts_with("#/components/") || !references_.insert(reference).second) continue;
      if (const Json* target = pointer_find(page_, reference.substr(1))) reach(*target);
    }
  }

  void merge_component(const std::string& reference) {
    const std::vector<std::string> tokens = pointer_tokens(reference.substr(1));
    if (tokens.size() != 3) return;
    const Json* target = pointer_find(page_, reference.substr(1));
    if (target == nullptr) return;
    Json& kind = root_[tokens[0]][tokens[1]];
    const Json* present = kind.is_object() ? find_member(kind, tokens[2]) : nullptr;
    kind[tokens[2]] = present == nullptr ? *target : merge_words(*present, *target);
  }

  // That the page has not, and nothing in the document needs any more.
  void drop_unused_schemas() {
    const Json* schemas = pointer_find(root_, "/components/schemas");
    if (schemas == nullptr || findings_.empty()) return;
    std::set<std::string> used;
    collect_references(root_, used);
    std::vector<std::string> unused;
    for (const auto& [name, schema] : schemas->items()) {
      const std::string pointer = pointer_append("/components/schemas", name);
      if (used.count("#" + pointer) == 0 && pointer_find(page_, pointer) == nullptr) unused.push_back(name);
    }
    for (const std::string& name : unused) root_["components"]["schemas"].erase(name);
  }

  void merge_version() {
    const Json* version = pointer_find(page_, "/info/version");
    if (version != nullptr && !findings_.empty()) root_["info"]["version"] = *version;
  }

  const Json& pin_;
  Json root_;
  const Json& page_;
  const std::vector<report::Finding>& findings_;
  std::set<std::string> references_;
};

}  // namespace

Json merge_page(const Json& pin, const Json& page, const std::vector<report::Finding>& findings) {
  const Json respelled = spelled_like(pin, page);
  return PageMerge(pin, respelled, findings).run();
}

}  // namespace steelyard::drift
