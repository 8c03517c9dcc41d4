#include "tests/drift/diff/case_file.h"

#include <doctest/doctest.h>

#include <algorithm>  // std::sort

#include "base/file.h"
#include "base/json.h"
#include "drift/compare_contracts.h"
#include "drift/judge.h"
#include "tests/support/memory_source.h"
#include "tests/support/places.h"

namespace steelyard::drift::test {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(steelyard::test::source_dir()) / "tests/drift/cases";

// Where a schema stands, and how the rules there begin.
struct Place {
  std::string_view name;
  std::string_view at;        // the member of `at`
  std::string_view property;  // "" or the property that holds the schema
  std::string_view prefix;
  std::string_view below;  // the prefix of what lies below the schema
};

constexpr Place kPlaces[] = {
    {"response-body", "response-body", "", "response-body-", "response-property-"},
    {"response-property", "response-body", "it", "response-property-", "response-property-"},
    {"response-header", "header", "", "response-header-", "response-header-"},
    {"request-body", "request-body", "", "request-body-", "request-property-"},
    {"request-property", "request-body", "it", "request-property-", "request-property-"},
    {"request-parameter", "parameter", "", "request-parameter-", "request-parameter-"},
};

void add_members(Json& object, const Json& members) {
  for (const auto& [name, value] : members.get_ref<const Json::object_t&>()) object[name] = value;
}

Json operation_with(const Json& members) {
  Json operation = {{"responses", {{"200", {{"description", "OK"}}}}}};
  add_members(operation, members);
  return operation;
}

// The paths of a document that says this at that place.
Json paths_at(std::string_view at, const Json& value, const std::string& media) {
  const Json content = {{media, {{"schema", value}}}};
  if (at == "response-body") {
    return {{"/it", {{"post", {{"responses", {{"200", {{"description", "OK"}, {"content", content}}}}}}}}}};
  }
  if (at == "header") {
    const Json headers = {{"X-It", {{"schema", value}}}};
    return {{"/it", {{"post", {{"responses", {{"200", {{"description", "OK"}, {"headers", headers}}}}}}}}}};
  }
  if (at == "request-body") {
    return {{"/it", {{"post", operation_with({{"requestBody", {{"content", content}}}})}}}};
  }
  if (at == "parameter") {
    const Json parameters = Json::array({Json{{"name", "it"}, {"in", "query"}, {"schema", value}}});
    return {{"/it", {{"post", operation_with({{"parameters", parameters}})}}}};
  }
  if (at == "operation") return {{"/it", {{"post", operation_with(value)}}}};
  return {{"/it", {{"post", operation_with(Json::object())}}}};
}

// One of two that a case may say once for both.
std::string nth(const Json& value, const char* name, std::size_t index, const std::string& otherwise) {
  const Json* found = find_member(value, name);
  if (found == nullptr) return otherwise;
  return found->is_array() ? (*found)[index].get<std::string>() : found->get<std::string>();
}

class CaseReader {
 public:
  CaseReader(const fs::path& file, const Json& text)
      : name_(fs::relative(file, kFolder).generic_string()), case_(text) {}

  std::vector<Expectation> read() {
    const Json* at = find_member(case_, "at");
    if (at != nullptr) {
      const Place place{"", at->get_ref<const std::string&>(), "", "", ""};
      add(place, false);
      add(place, true);
      return std::move(found_);
    }
    for (const Place& place : kPlaces) {
      add(place, false);
      add(place, true);
    }
    return std::move(found_);
  }

 private:
  void add(const Place& place, bool reversed) {
    Expectation expectation;
    expectation.label = name_ + " at " + std::string(place.name) + (reversed ? ", reversed" : "");
    expectation.base = contract(place, reversed ? 1 : 0, nth(case_, "versions", 0, "1.0.0"));
    expectation.revision = contract(place, reversed ? 0 : 1, nth(case_, "versions", 1, "2.0.0"));
    expectation.context.today = nth(case_, "today", 0, "2026-01-01");
    expectation.context.deprecation_days = case_.value("deprecation_days", 0);
    expectation.context.stability = nth(case_, "stability", 0, "beta");
    expectation.worst = nth(case_, "worst", reversed ? 1 : 0, "");
    for (const Json& id : case_.at(reversed ? "reversed" : "expect")) {
      expectation.findings.insert(full_id(place, id.get<std::string>()));
    }
    found_.push_back(std::move(expectation));
  }

  openapi::Contract contract(const Place& place, std::size_t side, const std::string& version) const {
    Json document = {{"openapi", nth(case_, "openapi", side, "3.1.0")},
                     {"info", {{"title", "T"}, {"version", version}}}};
    Json value = case_.at(side == 0 ? "base" : "revision");
    if (!place.property.empty()) value = {{"type", "object"}, {"properties", {{std::string(place.property), value}}}};
    document["paths"] = paths_at(place.at, value, nth(case_, "media", side, "application/json"));
    if (const Json* beside = find_member(case_, "beside")) add_members(document, *beside);
    if (place.at == "document") add_members(document, value);
    return contract_of_json(document);
  }

  static std::string full_id(const Place& place, const std::string& id) {
    if (place.prefix.empty()) return id;
    const std::size_t blank = id.find(' ');
    const std::string own = place.property.empty() ? "" : "/" + std::string(place.property);
    if (blank == std::string::npos) return std::string(place.prefix) + id + (own.empty() ? "" : " " + own);
    return std::string(place.below) + id.substr(0, blank) + " " + own + id.substr(blank + 1);
  }

  std::string name_;
  const Json& case_;
  std::vector<Expectation> found_;
};

}  // namespace

openapi::Contract contract_of_json(const Json& document) {
  return steelyard::test::contract_of(write_json(document, 1));
}

std::vector<fs::path> case_files() {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(kFolder)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<Expectation> read_case(const fs::path& file) {
  const Result<std::string> text = read_file(file);
  if (!text) FAIL(to_string(text.error()));
  const Result<Document> document = read_yaml(*text, file.filename().string());
  if (!document) FAIL(to_string(document.error()));
  return CaseReader(file, document->root()).read();
}

Found find(const Expectation& expectation) {
  Found found;
  std::optional<report::Level> worst;
  const std::vector<Fact> facts = compare_contracts(expectation.base, expectation.revision);
  for (const report::Finding& finding : judge(facts, expectation.context, "t")) {
    found.findings.insert(finding.id + (finding.pointer.empty() ? "" : " " + finding.pointer));
    if (!worst || finding.level < *worst) worst = finding.level;
  }
  if (worst) found.worst = report::to_string(*worst);
  return found;
}

}  // namespace steelyard::drift::test
