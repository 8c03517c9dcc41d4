// The official suite's tests of annotations, where it is at hand, for every dialect that each of them is made for.
#include <doctest/doctest.h>

#include <cstdlib>
#include <map>
#include <string_view>

#include "base/pointer.h"
#include "json_schema/annotation.h"
#include "json_schema/dialect.h"
#include "json_schema/uri.h"
#include "tests/json_schema/suite_files.h"

namespace steelyard::json_schema {
namespace {

constexpr char kBase[] = "urn:steelyard:suite";

struct Draft {
  const char* uri;
  int release;  // as the suite's `compatibility` counts
};
constexpr Draft kDrafts[] = {
    {"https://json-schema.org/draft/2020-12/schema", 2020}, {"https://json-schema.org/draft/2019-09/schema", 2019},
    {"http://json-schema.org/draft-07/schema", 7},          {"http://json-schema.org/draft-06/schema", 6},
    {"http://json-schema.org/draft-04/schema", 4},
};

// "7", "<=2019", "=2020", "6,<=2019"; nothing: any release.
bool is_compatible(std::string_view constraints, int release) {
  while (!constraints.empty()) {
    const std::size_t comma = std::min(constraints.find(','), constraints.size());
    const std::string_view one = constraints.substr(0, comma);
    constraints.remove_prefix(std::min(comma + 1, constraints.size()));
    const bool at_most = one.starts_with("<=");
    const bool exact = one.starts_with("=");
    const int number = std::atoi(std::string(one.substr(at_most ? 2 : exact ? 1 : 0)).c_str());
    if (at_most ? release > number : exact ? release != number : release < number) return false;
  }
  return true;
}

// The values that the keyword gave at the place, by the location of the schema in its document.
std::map<std::string, std::string> given(const Annotated& annotated, std::string_view place, std::string_view keyword) {
  std::map<std::string, std::string> values;
  for (const Annotation& annotation : annotated.annotations) {
    if (annotation.keyword != keyword || annotation.instance_pointer != place) continue;
    const std::string& whole = annotation.schema_pointer;
    const std::string schema = whole.substr(0, whole.size() - pointer_append("", keyword).size());
    values.emplace(annotation.schema_uri + "#" + schema, write_json(*annotation.value));
  }
  return values;
}

std::map<std::string, std::string> wanted(const Json& assertion) {
  std::map<std::string, std::string> values;
  for (const auto& [place, value] : assertion.at("expected").get_ref<const Json::object_t&>()) {
    values.emplace(percent_decode(resolve_uri(kBase, place)), write_json(value));
  }
  return values;
}

Program program_of_case(const Json& one, Dialect dialect) {
  Registry registry;
  registry.add(kBase, document_of(one.at("schema")));
  if (const Json* others = find_member(one, "externalSchemas")) {
    for (const auto& [uri, schema] : others->get_ref<const Json::object_t&>()) registry.add(uri, document_of(schema));
  }
  Result<Program> program = compile(registry, {kBase, ""}, {.dialect = dialect});
  REQUIRE_MESSAGE(program, (program ? "" : to_string(program.error())));
  return *program;
}

// How many assertions there were.
int run_case(const Json& one, Dialect dialect) {
  const Program program = program_of_case(one, dialect);
  int count = 0;
  for (const Json& test : one.at("tests")) {
    const Annotated annotated = annotate(program, test.at("instance"));
    for (const Json& assertion : test.at("assertions")) {
      const std::string place = assertion.at("location").get<std::string>();
      const std::string keyword = assertion.at("keyword").get<std::string>();
      INFO(write_json(test.at("instance")) << " " << keyword << " at '" << place << "'");
      CHECK(given(annotated, place, keyword) == wanted(assertion));
      ++count;
    }
  }
  return count;
}

TEST_CASE("the official tests of annotations") {
  if (!has_suite("json_schema_annotation_suite")) return;
  for (const Draft& draft : kDrafts) {
    const DialectInfo* dialect = find_dialect(draft.uri);
    if (dialect == nullptr) continue;
    int count = 0;
    for (const auto& file : json_files(suite_folder() / "annotations/tests")) {
      const auto document = load(file);
      for (const Json& one : document->root().at("suite")) {
        if (!is_compatible(string_member(one, "compatibility"), draft.release)) continue;
        INFO(std::string(dialect->name) << ": " << file.filename().string() << ": "
                                        << one.at("description").get<std::string>());
        count += run_case(one, dialect->dialect);
      }
    }
    std::printf("annotations, %.*s: %d assertions\n", static_cast<int>(dialect->name.size()), dialect->name.data(),
                count);
    CHECK(count > 0);
  }
  CHECK(find_dialect(kDrafts[0].uri) != nullptr);
}

}  // namespace
}  // namespace steelyard::json_schema
