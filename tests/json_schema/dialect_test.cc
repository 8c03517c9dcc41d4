// Each dialect in the points where it differs from its neighbours; and how a schema chooses its own.
#include "json_schema/dialect.h"

#include "json_schema/program.h"
#include "support.h"

namespace steelyard::json_schema {
namespace {

struct Row {
  const char* schema;
  const char* instance;
  const char* accepted_by;  // one letter a dialect in the order of kDialects: '+' valid, '-' not valid, '!' no schema
};

// draft 4, draft 6, draft 7, 2019-09, 2020-12, OAS 3.0, OAS 3.1
constexpr Dialect kDialects[] = {Dialect::draft4,       Dialect::draft6, Dialect::draft7, Dialect::draft2019_09,
                                 Dialect::draft2020_12, Dialect::oas30,  Dialect::oas31};

char outcome(const char* schema, const char* instance, Dialect dialect) {
  const Result<Program> program = compile_text(schema, {.dialect = dialect});
  if (!program) return '!';
  Evaluator evaluator;
  const bool valid = evaluator.is_valid(*program, json(instance));
  CHECK(valid == evaluator.validate(*program, json(instance)).empty());
  return valid ? '+' : '-';
}

TEST_CASE("one schema, seven dialects") {
  const Row rows[] = {
      {R"({"type": "integer"})", "1.0", "-++++++"},
      {R"({"type": "integer"})", "123456789012345678901234567890", "+++++++"},
      {R"({"type": "integer"})", "1.5", "-------"},
      {R"({"type": ["integer", "null"]})", "null", "+++++!+"},
      {R"({"type": "string", "nullable": true})", "null", "-----+-"},
      {R"({"minimum": 1, "exclusiveMinimum": true})", "1", "-!!!!-!"},
      {R"({"exclusiveMaximum": 1})", "1", "!----!-"},
      {R"({"const": 1})", "2", "+----+-"},
      {R"({"contains": {"type": "null"}})", "[1]", "+----+-"},
      {R"({"contains": {"type": "null"}, "minContains": 2})", "[null]", "+++--+-"},
      {R"({"propertyNames": {"maxLength": 1}})", R"({"ab": 1})", "+----+-"},
      {R"({"patternProperties": {"a": false}})", R"({"ab": 1})", "-----+-"},
      {R"({"if": {"type": "number"}, "then": {"minimum": 5}})", "1", "++---+-"},
      {R"({"dependencies": {"a": ["b"]}})", R"({"a": 1})", "-----+-"},
      {R"({"dependentRequired": {"a": ["b"]}})", R"({"a": 1})", "+++--+-"},
      {R"({"dependentSchemas": {"a": {"required": ["b"]}}})", R"({"a": 1})", "+++--+-"},
      {R"({"unevaluatedProperties": false})", R"({"a": 1})", "+++--+-"},
      {R"({"items": [{"type": "null"}], "additionalItems": {"type": "number"}})", "[null, 1]", "++++!!!"},
      {R"({"items": [{"type": "null"}], "additionalItems": {"type": "number"}})", "[null, null]", "----!!!"},
      {R"({"items": [{"type": "null"}]})", "[1]", "----!!!"},
      {R"({"items": {"type": "null"}, "additionalItems": {"type": "number"}})", "[null, null]", "+++++!+"},
      {R"({"additionalItems": {"type": "number"}})", "[null]", "+++++++"},
      {R"({"prefixItems": [{"type": "null"}]})", "[1]", "++++-+-"},
      {R"({"items": [], "additionalItems": {"type": "null"}})", "[1]", "----!!!"},
      // What was matched counts as evaluated since 2020-12.
      {R"({"contains": {"type": "null"}, "unevaluatedItems": {"type": "number"}})", "[null, 1]", "+++-+++"},
      {R"({"definitions": {"n": {"type": "null"}}, "$ref": "#/definitions/n", "maxLength": 1})", "null", "+++++!+"},
      {R"({"definitions": {"s": {"type": "string"}}, "$ref": "#/definitions/s", "maxLength": 1})", "\"ab\"", "+++--+-"},
      {R"({"definitions": {"n": {"id": "#spot", "type": "null"}}, "items": {"$ref": "#spot"}})", "[1]", "-!!!!!!"},
      {R"({"definitions": {"n": {"$id": "#spot", "type": "null"}}, "items": {"$ref": "#spot"}})", "[1]", "!--!!!!"},
      {R"({"$defs": {"n": {"$anchor": "spot", "type": "null"}}, "items": {"$ref": "#spot"}})", "[1]", "!!!--!-"},
      {R"({"additionalProperties": {"$recursiveRef": "#"}, "type": "object"})", R"({"a": 1})", "+++-+++"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.schema);
    CAPTURE(row.instance);
    std::string outcomes;
    for (const Dialect dialect : kDialects) outcomes += outcome(row.schema, row.instance, dialect);
    CHECK(outcomes == row.accepted_by);
  }
}

TEST_CASE("a schema chooses its dialect") {
  const Verdict rows[] = {
      {R"({"$schema": "http://json-schema.org/draft-04/schema#", "type": "integer"})", "1.0", false},
      {R"({"$schema": "http://json-schema.org/draft-04/schema", "type": "integer"})", "1.0", false},
      {R"({"$schema": "http://json-schema.org/draft-06/schema#", "if": true, "then": false})", "1", true},
      {R"({"$schema": "http://json-schema.org/draft-07/schema#", "items": [false]})", "[1]", false},
      {R"({"$schema": "https://json-schema.org/draft/2019-09/schema#", "items": [false]})", "[1]", false},
      {R"({"$schema": "https://json-schema.org/draft/2020-12/schema#", "prefixItems": [false]})", "[1]", false},
      // A resource in a document may differ from the one around it, also in how it names itself.
      {R"({"$defs": {"old": {"$schema": "http://json-schema.org/draft-04/schema#", "id": "http://e.org/old",
           "items": [{"type": "null"}]}}, "$ref": "http://e.org/old"})",
       "[1]", false},
      // `$schema` of a schema that is no resource means nothing.
      {R"({"items": {"$schema": "http://json-schema.org/draft-04/schema#", "const": 1}})", "[2]", false},
  };
  check_verdicts(rows);
}

TEST_CASE("documents of different dialects refer to each other") {
  Registry registry;
  registry.add("file:///new.json", parse(R"({"$schema": "https://json-schema.org/draft/2020-12/schema",
    "properties": {"old": {"$ref": "old.json"}, "rest": {"prefixItems": [false]}}})",
                                         "new.json"));
  registry.add("file:///old.json", parse(R"({"$schema": "http://json-schema.org/draft-07/schema#",
    "items": [{"type": "null"}], "definitions": {"back": {"$ref": "new.json", "maxProperties": 0}},
    "additionalItems": {"$ref": "#/definitions/back"}, "prefixItems": [false]})",
                                         "old.json"));
  const Result<Program> program = compile(registry, {"file:///new.json", ""}, {});
  REQUIRE(program);
  Evaluator evaluator;
  CHECK(evaluator.is_valid(*program, json(R"({"old": [null, {"rest": []}]})")));
  CHECK_FALSE(evaluator.is_valid(*program, json(R"({"old": [1]})")));
  CHECK_FALSE(evaluator.is_valid(*program, json(R"({"old": [null, {"rest": [1]}]})")));
}

TEST_CASE("content asserts in draft 7 if the options say so") {
  struct ContentRow {
    const char* schema;
    const char* instance;
    const char* message;  // nullptr if valid
  };
  const ContentRow rows[] = {
      {R"({"contentMediaType": "application/json"})", R"("{\"a\": 1}")", nullptr},
      {R"({"contentMediaType": "application/json"})", R"("{:}")", " | /contentMediaType | \"{:}\" is not a JSON text"},
      {R"({"contentMediaType": "application/json"})", "1", nullptr},
      {R"({"contentEncoding": "base64"})", R"("e30=")", nullptr},
      {R"({"contentEncoding": "base64"})", R"("e3=0")", " | /contentEncoding | \"e3=0\" is not base64"},
      {R"({"contentEncoding": "base64", "contentMediaType": "application/json"})", R"("e30=")", nullptr},
      {R"({"contentEncoding": "base64", "contentMediaType": "application/json"})", R"("ezp9")",
       " | /contentEncoding | \"ezp9\" is not base64 of a JSON text"},
      {R"({"contentEncoding": "gzip", "contentMediaType": "application/json"})", R"("{:}")", nullptr},
  };
  const CompileOptions asked{.dialect = Dialect::draft7, .assert_content = true};
  for (const ContentRow& row : rows) {
    CAPTURE(row.schema);
    CAPTURE(row.instance);
    using Lines = std::vector<std::string>;
    CHECK(failures_of(program_of(row.schema, asked), row.instance) == (row.message ? Lines{row.message} : Lines{}));
    CHECK(failures_of(program_of(row.schema, {.dialect = Dialect::draft7}), row.instance) == Lines{});
    CHECK(failures_of(program_of(row.schema, {.assert_content = true}), row.instance) == Lines{});
  }
}

struct MetaRow {
  const char* meta;
  const char* schema;
  const char* instance;
  const char* outcome;  // "valid", "not valid" or an error
};

std::string judge_by(const MetaRow& row) {
  Registry registry;
  registry.add("http://e.org/meta", parse(row.meta, "meta.json"));
  registry.add("file:///named.json",
               parse(R"({"$id": "http://e.org/named", "$schema": "http://e.org/meta"})", "n.json"));
  registry.add("file:///s.json", parse(row.schema, "s.json"));
  const Result<Program> program = compile(registry, {"file:///s.json", ""}, {});
  if (!program) return to_string(program.error());
  return Evaluator().is_valid(*program, json(row.instance)) ? "valid" : "not valid";
}

TEST_CASE("meta-schemas of one's own select vocabularies") {
  constexpr const char* kNoValidation = R"({"$schema": "https://json-schema.org/draft/2020-12/schema", "$vocabulary": {
    "https://json-schema.org/draft/2020-12/vocab/core": true,
    "https://json-schema.org/draft/2020-12/vocab/applicator": true, "http://e.org/vocab/mine": false}})";
  constexpr const char* kFormats2019 = R"({"$schema": "http://e.org/meta", "$vocabulary": {
    "https://json-schema.org/draft/2019-09/vocab/core": true,
    "https://json-schema.org/draft/2019-09/vocab/applicator": true,
    "https://json-schema.org/draft/2019-09/vocab/format": true}})";
  constexpr const char* kOas = R"({"$schema": "https://json-schema.org/draft/2020-12/schema", "$vocabulary": {
    "https://json-schema.org/draft/2020-12/vocab/core": true, "https://spec.openapis.org/oas/3.1/vocab/base": true}})";
  const MetaRow rows[] = {
      {kNoValidation, R"({"$schema": "http://e.org/meta", "minimum": 5})", "1", "valid"},
      {kNoValidation, R"({"$schema": "http://e.org/meta", "items": false})", "[1]", "not valid"},
      {kNoValidation, R"({"$schema": "http://e.org/meta", "unevaluatedItems": false})", "[1]", "valid"},
      // By the name that a document gives itself, and on to the meta-schema of that.
      {kNoValidation, R"({"$schema": "http://e.org/named", "minimum": 5})", "1", "valid"},
      // A meta-schema that describes itself: its vocabularies say which dialect it extends.
      {kFormats2019, R"({"$schema": "http://e.org/meta", "items": [{"format": "date"}]})", R"(["x"])", "not valid"},
      {kFormats2019, R"({"$schema": "http://e.org/meta", "unevaluatedItems": false})", "[1]", "not valid"},
      {kOas, R"({"$schema": "http://e.org/meta", "discriminator": 1})", "1",
       "s.json:1:34: 'discriminator' must be an object with the name of a property in 'propertyName'"},
      // Without vocabularies it is as the dialect that it is written in.
      {R"({"$schema": "http://json-schema.org/draft-06/schema#"})",
       R"({"$schema": "http://e.org/meta", "if": true, "then": false})", "1", "valid"},
      {R"({"$vocabulary": {"http://e.org/vocab/mine": true}, "$schema": "http://e.org/meta"})",
       R"({"$schema": "http://e.org/meta"})", "1",
       "s.json:1:2: the dialect 'http://e.org/meta' requires the unknown vocabulary 'http://e.org/vocab/mine'"},
      {R"({"$schema": "http://e.org/meta"})", R"({"$schema": "http://e.org/meta"})", "1",
       "s.json:1:2: the dialect 'http://e.org/meta' is not known; "},
  };
  for (const MetaRow& row : rows) {
    CAPTURE(row.schema);
    const std::string outcome = judge_by(row);
    CHECK(outcome.substr(0, std::string_view(row.outcome).size()) == row.outcome);
  }
}

// Every dialect's meta-schema is built in and takes itself.
TEST_CASE("meta-schemas are valid by themselves") {
  for (const DialectInfo& dialect : dialects()) {
    if (dialect.dialect == Dialect::oas30) continue;  // has no `$schema`
    CAPTURE(std::string(dialect.uri));
    Registry registry;
    const Result<Program> program = compile(registry, {std::string(dialect.uri), ""}, {});
    REQUIRE_MESSAGE(program, (program ? "" : to_string(program.error())));
    CHECK(program->warnings().empty());
    const Json schema = program->data().documents[0].document->root();
    CHECK(Evaluator().validate(*program, schema).empty());
    for (const char* bad : {R"({"type": "nothing"})", R"({"properties": {"a": {"minLength": -1}}})", "7"}) {
      CAPTURE(bad);
      CHECK_FALSE(Evaluator().is_valid(*program, json(bad)));
    }
  }
}

TEST_CASE("each row of the dialects stands where the enumeration says") {
  for (std::size_t i = 0; i < dialects().size(); ++i) {
    CHECK(dialects()[i].dialect == static_cast<Dialect>(i));
    CHECK(find_dialect(dialects()[i].uri) == &dialects()[i]);
  }
  CHECK(find_dialect("http://json-schema.org/draft-07/schema#") == &dialect_info(Dialect::draft7));
  CHECK(find_dialect("https://json-schema.org/draft-07/schema") == nullptr);
}

}  // namespace
}  // namespace steelyard::json_schema
