// `steelyard bowtie`: the protocol by which Bowtie compares implementations of JSON Schema. One JSON object a line on
// standard input, one answer a line on standard output, until `stop` or the end of the input.
#include <istream>   // commands
#include <memory>    // documents
#include <optional>  // dialects
#include <ostream>   // answers
#include <string>    // lines

#include "base/json.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/member_text.h"
#include "json_schema/dialect.h"
#include "json_schema/schema.h"

namespace steelyard::cli {
namespace {

constexpr int kProtocolVersion = 1;
constexpr char kSchemaUri[] = "urn:steelyard:bowtie:schema";
// The protocol wants URIs; the project promises no host.
constexpr char kHome[] = "urn:steelyard";

// The answer to a command that could not be done; the next one is read all the same.
Json errored(const std::string& message) { return {{"errored", true}, {"context", {{"message", message}}}}; }

// The dialects of JSON Schema itself, as their `$schema` is written: the drafts up to 7 have an empty fragment.
Json dialect_uris() {
  Json uris = Json::array();
  for (const json_schema::DialectInfo& info : json_schema::dialects()) {
    if (info.uri.find("://json-schema.org/") == std::string_view::npos) continue;
    uris.push_back(std::string(info.uri) + (info.uri.starts_with("http://") ? "#" : ""));
  }
  return uris;
}

// A part of a command as a document of its own, so that failures of the schema have places.
Status add_document(json_schema::Registry& registry, const std::string& uri, const Json& value) {
  Result<Document> document = read_json(write_json(value), uri);
  if (!document) return document.error();
  registry.add(uri, std::make_shared<const Document>(std::move(*document)));
  return {};
}

class Harness {
 public:
  // The answer to a line, which may be anything.
  Json answer(const std::string& line) {
    const Result<Document> command = read_json(line, "standard input");
    if (!command) return refuse(line, command.error());
    if (!command->root().is_object()) return errored("a command must be an object");
    const auto name = string_member(command->root(), "cmd");
    for (const Row& row : kCommands) {
      if (row.name == name) return (this->*row.run)(command->root());
    }
    return errored("there is no command '" + std::string(name) + "'");
  }

  bool stopped() const { return stopped_; }

 private:
  struct Row {
    std::string_view name;
    Json (Harness::*run)(const Json& command);
  };
  static const Row kCommands[4];

  // A line may be JSON and yet hold what cannot be read. Who asked then wants to know which of the questions it was.
  static Json refuse(const std::string& line, const Error& error) {
    if (error.code != ErrorCode::number_out_of_range && error.code != ErrorCode::nesting_too_deep) {
      return errored("the command is not JSON: " + error.message);
    }
    Json answer = Json::object();
    const std::optional<std::string_view> text = member_text(line, "seq");
    const Result<Document> seq = read_json(text.value_or(""), "standard input");
    if (seq) answer["seq"] = seq->root();
    answer.update(errored("the command cannot be read: " + error.message));
    return answer;
  }

  Json start(const Json& command) {
    const Json* version = find_member(command, "version");
    if (version == nullptr || *version != kProtocolVersion) {
      return errored("only version 1 of the protocol is spoken here");
    }
    return {{"version", kProtocolVersion},
            {"implementation",
             {{"language", "c++"},
              {"name", "steelyard"},
              {"version", STEELYARD_VERSION},
              {"homepage", kHome},
              {"issues", kHome},
              {"source", kHome},
              {"dialects", dialect_uris()}}}};
  }

  Json dialect(const Json& command) {
    const json_schema::DialectInfo* info = json_schema::find_dialect(string_member(command, "dialect"));
    // What was spoken before is not what is wanted now.
    dialect_.reset();
    if (info != nullptr) dialect_ = info->dialect;
    return {{"ok", info != nullptr}};
  }

  Json run(const Json& command) {
    Json answer = {{"seq", nullptr}};
    if (const Json* seq = find_member(command, "seq")) answer["seq"] = *seq;
    answer.update(judge(command));
    return answer;
  }

  Json stop(const Json&) {
    stopped_ = true;
    return nullptr;
  }

  Json judge(const Json& command) const {
    if (!dialect_) return errored("the dialect that was asked for last is not known: ask for another one first");
    const Json* test_case = find_member(command, "case");
    const Json* schema = test_case == nullptr ? nullptr : find_member(*test_case, "schema");
    const Json* tests = test_case == nullptr ? nullptr : find_member(*test_case, "tests");
    if (schema == nullptr || tests == nullptr || !tests->is_array()) {
      return errored("'run' wants a case with a schema and an array of tests");
    }
    const Result<json_schema::Program> program = compile(*schema, find_member(*test_case, "registry"));
    if (!program) return errored(to_string(program.error()));
    json_schema::Evaluator evaluator;
    Json results = Json::array();
    for (const Json& test : *tests) {
      const Json* instance = find_member(test, "instance");
      results.push_back(instance == nullptr ? errored("the test has no instance")
                                            : verdict(*program, *instance, evaluator));
    }
    return {{"results", std::move(results)}};
  }

  static Json verdict(const json_schema::Program& program, const Json& instance, json_schema::Evaluator& evaluator) {
    const bool valid = evaluator.is_valid(program, instance);
    if (const auto why = evaluator.not_judged(program)) return errored(why->message);
    return {{"valid", valid}};
  }

  Result<json_schema::Program> compile(const Json& schema, const Json* others) const {
    json_schema::Registry registry;
    if (others != nullptr && others->is_object()) {
      for (const auto& [uri, document] : others->get_ref<const Json::object_t&>()) {
        if (Status added = add_document(registry, uri, document); !added) return added.error();
      }
    }
    if (Status added = add_document(registry, kSchemaUri, schema); !added) return added.error();
    return json_schema::compile(registry, {kSchemaUri, ""}, {.dialect = *dialect_});
  }

  std::optional<json_schema::Dialect> dialect_ = json_schema::Dialect::draft2020_12;  // nothing: one that is not known
  bool stopped_ = false;
};

const Harness::Row Harness::kCommands[4] = {
    {"start", &Harness::start}, {"dialect", &Harness::dialect}, {"run", &Harness::run}, {"stop", &Harness::stop}};

}  // namespace

Result<int> run_bowtie(const Arguments& /*arguments*/, Context& context) {
  Harness harness;
  std::string line;
  while (!harness.stopped() && std::getline(context.in, line)) {
    if (is_blank(line)) continue;
    const Json answer = harness.answer(line);
    if (!harness.stopped()) context.out << write_json(answer) << std::endl;  // the other side waits for it
  }
  return kExitOk;
}

}  // namespace steelyard::cli
