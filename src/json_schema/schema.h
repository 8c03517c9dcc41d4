// JSON Schema: compile a schema once, evaluate instances often.
//
//   Registry registry;
//   registry.add("file:///contract.yaml", document);
//   Result<Program> program = compile(registry, {"file:///contract.yaml", "/components/schemas/Balance"},
//                                     {.dialect = Dialect::oas31});
//   Evaluator evaluator;
//   if (!evaluator.is_valid(*program, body)) {
//     for (const Failure& failure : evaluator.validate(*program, body)) print(failure.message);
//   }
#pragma once

#include <cstddef>      // limits
#include <cstdint>      // counts
#include <memory>       // the shared program
#include <optional>     // what was judged
#include <string>       // URIs, pointers
#include <string_view>  // lookups
#include <unordered_map>
#include <vector>  // failures

#include "base/document.h"
#include "base/json_fwd.h"
#include "base/result.h"

namespace steelyard::json_schema {

// What a keyword means is decided by the dialect. By age; one row each in dialect.cc. `$schema` of a resource and
// `jsonSchemaDialect` of an OpenAPI document choose; a meta-schema of the registry may select vocabularies.
enum class Dialect { oas30, draft4, draft6, draft7, draft2019_09, draft2020_12, oas31 };

// Documents by their base URI. References are resolved among these and nowhere else: no file is opened, no network
// asked.
class Registry {
 public:
  // Replaces a document of the same URI. A fragment of the URI is dropped.
  void add(std::string uri, std::shared_ptr<const Document> document);
  const Document* find(std::string_view uri) const { return share(uri).get(); }
  std::shared_ptr<const Document> share(std::string_view uri) const;
  std::vector<std::string> uris() const;  // sorted

 private:
  std::unordered_map<std::string, std::shared_ptr<const Document>> documents_;
};

// A schema: a document of the registry and the JSON pointer of the schema in it.
struct SchemaRef {
  std::string uri;
  std::string pointer;

  bool operator==(const SchemaRef&) const = default;
};

// Which way the instance travels: properties that are readOnly are not required in a request, writeOnly ones not in a
// response (OAS 3.0.4 and 3.1.1, "Schema Object"; only the OAS dialects look at it).
enum class Direction { none, request, response };

struct CompileOptions {
  Dialect dialect = Dialect::draft2020_12;  // where the schema's own `$schema` does not say otherwise
  bool assert_formats = false;              // `format` fails an instance; else it is an annotation
  bool assert_content = false;              // the same for contentEncoding and contentMediaType, in draft 7 only
  Direction direction = Direction::none;
};

struct ProgramData;  // the flat instructions and, apart from them, the cold data for explanations

// An immutable compiled schema; copies share it, threads may share it.
class Program {
 public:
  explicit Program(std::shared_ptr<const ProgramData> data) : data_(std::move(data)) {}
  const ProgramData& data() const { return *data_; }
  // One line an instruction, for tests that pin what the compiler makes.
  std::string dump() const;
  // Keywords that were not understood and places that look like mistakes, each with its location. Never silent.
  const std::vector<Error>& warnings() const;

 private:
  std::shared_ptr<const ProgramData> data_;
};

// Errors: nesting_too_deep, schema_invalid (a keyword's value has the wrong form), schema_reference (nothing at a
// `$ref`), schema_cycle (a circle of references that consumes no input), schema_dialect (unknown `$schema` or required
// vocabulary), pattern_syntax; each with file, line, column.
//
// The schema may stand anywhere in its document, an OpenAPI document too, and a `$ref` may lead anywhere in any
// document of the registry. The meta-schemas of the dialects are built in. The program keeps the documents
// alive.
Result<Program> compile(const Registry& registry, const SchemaRef& schema, const CompileOptions& options);

// What compile() would warn of in any of the schemas. They are compiled as one, so that what many of them refer to is
// looked at once. Errors: those of compile().
Result<std::vector<Error>> find_warnings(const Registry& registry, const std::vector<SchemaRef>& schemas,
                                         const CompileOptions& options);

// One reason why an instance is not valid.
struct Failure {
  std::string keyword;            // "required", "type", … ; "" for the schema `false`
  std::string instance_pointer;   // the value that failed
  std::string schema_uri;         // document of the keyword
  std::string schema_pointer;     // of the keyword in that document
  std::string absolute_location;  // URI of the keyword: that of its schema resource, and a pointer from there
  std::string evaluation_path;    // from the root schema, through references
  std::string message;            // a sentence with the offending value, shortened
  Location schema_location;       // file, line, column of the keyword
};

// Evaluates programs. Keeps its working memory between calls: one evaluator a thread.
class Evaluator {
 public:
  Evaluator();
  ~Evaluator();
  Evaluator(Evaluator&&) noexcept;
  Evaluator& operator=(Evaluator&&) noexcept;

  // Yes or no; allocates nothing once its working memory has grown (but for asserted formats that must decode or
  // compile their text: regex, hostname, idn-hostname, and for divisors of more than 18 digits). A pattern that runs
  // away, a nesting beyond some thousand levels of schemas and more than 100 million steps make the answer no;
  // validate() names them.
  bool is_valid(const Program& program, const Json& instance);

  // Why the last call could not judge its instance: a pattern ran away, it took too many steps or was nested too
  // deeply. The answer "not valid" is none, then. Nothing where it was judged.
  std::optional<Failure> not_judged(const Program& program) const;

  // Every failure, keyword by keyword in the order of evaluation, which for one keyword is that of the instance; none
  // if the instance is valid. For `anyOf` and `oneOf` the branch that came closest is explained, or the one that the
  // discriminator names.
  std::vector<Failure> validate(const Program& program, const Json& instance);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace steelyard::json_schema
