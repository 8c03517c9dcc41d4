// References that lead to nothing, in a circle, out of the folder, to a URL.
#include <doctest/doctest.h>

#include "tests/cli/bad_input.h"
#include "tests/cli/run_program.h"

namespace steelyard::cli {
namespace {

struct Row {
  const char* name;
  std::string reference;
  std::string told;  // after the place of the reference
};

const Row kRows[] = {
    {"to nothing", "#/nope", "there is nothing at \"#/nope\" [reference-unresolved]"},
    {"to a missing file", "missing.yaml", "there is no file \"missing.yaml\" [reference-unresolved]"},
    {"to nothing in a file", "other.yaml#/nope", "there is nothing at \"other.yaml#/nope\" [reference-unresolved]"},
    {"to a folder", "folder", "there is no file \"folder\" [reference-unresolved]"},
    {"to itself", "#/paths/~1pets/get/responses/200/content/application~1json/schema",
     "the reference leads back to itself [reference-cycle]"},
    {"out of the folder", "../outside.yaml",
     "\"../outside.yaml\" leaves the folder of the document [reference-outside]"},
    {"out of the folder, encoded", "%2e%2e/outside.yaml",
     "\"../outside.yaml\" leaves the folder of the document [reference-outside]"},
    {"out and back in", "folder/../../outside.yaml",
     "\"folder/../../outside.yaml\" leaves the folder of the document [reference-outside]"},
    {"to an absolute path", "/etc/passwd", "\"/etc/passwd\" leaves the folder of the document [reference-outside]"},
    {"through a symbolic link", "link.yaml",
     "\"link.yaml\" leads outside the folder of the document [reference-outside]"},
    {"to a URL", "https://example.com/a.yaml", "\"https://example.com/a.yaml\" is a URL [reference-remote]"},
    {"to a URL of the same scheme", "//example.com/a.yaml", "\"//example.com/a.yaml\" is a URL [reference-remote]"},
    {"to a file URL", "file:///etc/passwd", "\"file:///etc/passwd\" is a URL [reference-remote]"},
};

// "root/" holds the contract; what lies beside it is outside.
void lay_out(const TemporaryFolder& folder) {
  folder.write("outside.yaml", "type: string\n");
  folder.write("root/folder/", "");
  folder.write("root/other.yaml", "type: string\n");
  std::filesystem::create_symlink("../outside.yaml", folder.path() / "root/link.yaml");
}

TEST_CASE("a reference that cannot be followed is refused with its place") {
  for (const Row& row : kRows) {
    const TemporaryFolder folder;
    lay_out(folder);
    check_refused_in(folder, {row.name,
                              {{"root/api.yaml", pets("{$ref: '" + row.reference + "'}")}},
                              {"check", "--mock", "--spec", "@/root/api.yaml"},
                              3,
                              "@/root/api.yaml:11:24: " + row.told});
  }
}

TEST_CASE("the same in the contract of a pack") {
  for (const Row& row : kRows) {
    const TemporaryFolder folder;
    lay_out(folder);
    check_refused_in(folder, {row.name,
                              {{"root/contract.yaml", pets("{$ref: '" + row.reference + "'}")},
                               {"root/provider.yaml", "steelyard: 1\nname: pets\noperations: []\n"}},
                              {"serve", "--port", "0", "--pack", "@/root"},
                              3,
                              "@/root/contract.yaml:11:24: " + row.told});
  }
}

TEST_CASE("a circle of references is refused with its place") {
  const std::string two =
      pets() + "components: {schemas: {a: {$ref: '#/components/schemas/b'}, b: {$ref: '#/components/schemas/a'}}}\n";
  check_refused({"two references",
                 {{"api.yaml", two}},
                 {"check", "--mock", "--spec", "@/api.yaml"},
                 3,
                 "@/api.yaml:12:28: the reference leads back to itself [reference-cycle]"});
  const std::string files = "$ref: 'api.yaml#/paths/~1pets/get/responses/200/content/application~1json/schema'\n";
  check_refused({"two files",
                 {{"api.yaml", pets("{$ref: 'b.yaml'}")}, {"b.yaml", files}},
                 {"check", "--mock", "--spec", "@/api.yaml"},
                 3,
                 "@/api.yaml:11:24: the reference leads back to itself [reference-cycle]"});
  const std::string all_of = pets("{$ref: '#/components/schemas/a'}") +
                             "components: {schemas: {a: {allOf: [{$ref: '#/components/schemas/a'}]}}}\n";
  check_refused(
      {"a schema that applies itself",
       {{"api.yaml", all_of}},
       {"check", "--mock", "--spec", "@/api.yaml"},
       3,
       "@/api.yaml:12:36: the schema at '/components/schemas/a' leads back to itself without looking into the "
       "value [schema-cycle]"});
}

TEST_CASE("a schema may hold itself through a property") {
  const TemporaryFolder folder;
  folder.write("api.yaml", pets("{$ref: '#/components/schemas/a'}") +
                               "components: {schemas: {a: {properties: {a: {$ref: '#/components/schemas/a'}}}}}\n");
  const Outcome outcome = run_program({"check", "--mock", "--spec", (folder.path() / "api.yaml").string()});
  CHECK(outcome.code == 0);
  CHECK(outcome.err == "");
}

}  // namespace
}  // namespace steelyard::cli
