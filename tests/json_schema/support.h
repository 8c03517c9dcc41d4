// Shared by the tests of this room: schemas and instances from text.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "base/document.h"
#include "base/json.h"
#include "json_schema/schema.h"

namespace doctest {

// A failed comparison of lists shows their lines.
template <>
struct StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += "\n    " + line;
    return text.c_str();
  }
};

}  // namespace doctest

namespace steelyard::json_schema {

inline std::shared_ptr<const Document> parse(const std::string& text, const std::string& file) {
  Result<Document> document = read_document(text, file);
  REQUIRE_MESSAGE(document, (document ? "" : to_string(document.error())));
  return std::make_shared<const Document>(std::move(*document));
}

inline Result<Program> compile_text(const std::string& schema, const CompileOptions& options = {}) {
  Registry registry;
  registry.add("file:///s.json", parse(schema, "s.json"));
  return compile(registry, {"file:///s.json", ""}, options);
}

inline Program program_of(const std::string& schema, const CompileOptions& options = {}) {
  Result<Program> program = compile_text(schema, options);
  REQUIRE_MESSAGE(program, (program ? "" : to_string(program.error())));
  return *program;
}

inline Json json(const std::string& text) { return parse(text, "i.json")->root(); }

// "instance pointer | schema pointer | message" for each failure.
inline std::vector<std::string> failures_of(const Program& program, const std::string& instance) {
  std::vector<std::string> lines;
  for (const Failure& failure : Evaluator().validate(program, json(instance))) {
    lines.push_back(failure.instance_pointer + " | " + failure.schema_pointer + " | " + failure.message);
  }
  return lines;
}

struct Verdict {
  const char* schema;
  const char* instance;
  bool valid;
};

// Both questions must give the expected answer.
template <std::size_t N>
void check_verdicts(const Verdict (&rows)[N], const CompileOptions& options = {}) {
  Evaluator evaluator;
  for (const Verdict& row : rows) {
    CAPTURE(row.schema);
    CAPTURE(row.instance);
    const Program program = program_of(row.schema, options);
    const Json instance = json(row.instance);
    CHECK(evaluator.is_valid(program, instance) == row.valid);
    CHECK(evaluator.validate(program, instance).empty() == row.valid);
  }
}

}  // namespace steelyard::json_schema
