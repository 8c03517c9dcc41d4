// The official suite's tests of output, where it is at hand: what we write is judged by the schemas that the suite
// gives for it, and by the schema of the standard for any output.
#include <doctest/doctest.h>

#include <string_view>

#include "base/pointer.h"
#include "json_schema/absolute_location.h"
#include "json_schema/dialect.h"
#include "json_schema/output.h"
#include "tests/json_schema/suite_files.h"

namespace steelyard::json_schema {
namespace {

struct Draft {
  const char* folder;
  const char* uri;
};
constexpr Draft kDrafts[] = {
    {"draft2020-12", "https://json-schema.org/draft/2020-12/schema"},
    {"draft2019-09", "https://json-schema.org/draft/2019-09/schema"},
};

constexpr char kBase[] = "urn:steelyard:suite";

// The schema compiled beside the draft's schema of output.
Program compile_beside(const std::shared_ptr<const Document>& output_schema, const Json& schema,
                       const DialectInfo& dialect) {
  Registry registry;
  registry.add(std::string(string_member(output_schema->root(), "$id")), output_schema);
  registry.add(kBase, document_of(schema));
  Result<Program> program = compile(registry, {kBase, ""}, {.dialect = dialect.dialect, .assert_formats = true});
  REQUIRE_MESSAGE(program, (program ? "" : to_string(program.error())));
  return *program;
}

// The suite says "detailed", and would say "verbose" for a form that we do not write.
OutputFormat format_named(std::string_view name) {
  REQUIRE((name == "flag" || name == "basic" || name == "detailed"));
  return name == "flag" ? OutputFormat::flag : name == "basic" ? OutputFormat::basic : OutputFormat::hierarchical;
}

int run_draft(const Draft& draft, const DialectInfo& dialect) {
  const auto folder = suite_folder() / "output-tests" / draft.folder;
  const auto output_schema = load(folder / "output-schema.json");
  const Program any_output = compile_beside(output_schema, output_schema->root(), dialect);
  Evaluator evaluator;
  int count = 0;
  for (const auto& file : json_files(folder / "content")) {
    const auto document = load(file);
    for (const Json& group : document->root()) {
      const Program program = compile_beside(output_schema, group.at("schema"), dialect);
      for (const Json& test : group.at("tests")) {
        INFO(draft.folder << ": " << file.filename().string() << ": " << test.at("description").get<std::string>());
        for (const auto& [name, schema] : test.at("output").get_ref<const Json::object_t&>()) {
          const Json output = *make_output(program, test.at("data"), format_named(name));
          INFO(write_json(output, 2));
          CHECK(evaluator.is_valid(compile_beside(output_schema, schema, dialect), output));
          ++count;
        }
        for (const OutputFormatRow& row : output_formats()) {
          const Json output = *make_output(program, test.at("data"), row.format);
          INFO(write_json(output, 2));
          CHECK(evaluator.is_valid(any_output, output));
        }
      }
    }
  }
  return count;
}

TEST_CASE("the official tests of output") {
  if (!has_suite("json_schema_output_suite")) return;
  for (const Draft& draft : kDrafts) {
    const DialectInfo* dialect = find_dialect(draft.uri);
    if (dialect == nullptr) continue;
    const int count = run_draft(draft, *dialect);
    std::printf("output, %s: %d outputs\n", draft.folder, count);
    CHECK(count >= 4);
  }
}

// Every failure must say what failed where, in both documents.
void check_places(const Program& program, const Json& instance) {
  for (const Failure& failure : Evaluator().validate(program, instance)) {
    INFO(failure.schema_pointer << ": " << failure.message);
    CHECK(failure.message != "");
    CHECK(pointer_find(instance, failure.instance_pointer) != nullptr);
    CHECK(failure.schema_location.line > 0);
    CHECK(failure.absolute_location.ends_with(pointer_fragment(failure.keyword)));
    // A schema `false` has no keyword of its own, and its path may end in a reference.
    CHECK(failure.evaluation_path.ends_with(pointer_append("", failure.keyword).substr(failure.keyword.empty())));
  }
}

// The suite has few cases; its validation tests give many outputs that the standard's schema must accept.
TEST_CASE("whatever is judged, the output has the standard's form") {
  if (!has_suite("json_schema_output_suite")) return;
  const DialectInfo& dialect = *find_dialect(kDrafts[0].uri);
  const auto output_schema = load(suite_folder() / "output-tests" / kDrafts[0].folder / "output-schema.json");
  const Program any_output = compile_beside(output_schema, output_schema->root(), dialect);
  Evaluator evaluator;
  int count = 0;
  for (const char* name : {"anyOf", "oneOf", "unevaluatedItems", "unevaluatedProperties", "properties", "items",
                           "contains", "if-then-else", "dynamicRef", "dependentSchemas", "required", "not"}) {
    const auto document = load(suite_folder() / "tests/draft2020-12" / (std::string(name) + ".json"));
    for (const Json& group : document->root()) {
      Registry registry;
      registry.add(kBase, document_of(group.at("schema")));
      const Result<Program> program = compile(registry, {kBase, ""}, {.dialect = dialect.dialect});
      if (!program) continue;  // needs the suite's remotes
      for (const Json& test : group.at("tests")) {
        INFO(name << ": " << test.at("description").get<std::string>());
        check_places(*program, test.at("data"));
        for (const OutputFormatRow& row : output_formats()) {
          const Json output = *make_output(*program, test.at("data"), row.format);
          INFO(write_json(output, 2));
          CHECK(output.at("valid") == test.at("valid"));
          CHECK(evaluator.is_valid(any_output, output));
          ++count;
        }
      }
    }
  }
  std::printf("output: %d outputs have the standard's form\n", count);
  CHECK(count > 1000);
}

}  // namespace
}  // namespace steelyard::json_schema
