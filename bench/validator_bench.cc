// How long the JSON Schema engine takes, set by set: bench_validator [OPTIONS OF Google Benchmark] [FOLDER...]
//
//   compile    the schema document, already read, becomes a program
//   validate   a value, already read, is judged: yes or no
//   bytes      a text is read and judged
//   parse_*    a text is read, by nothing but a library
//
// `each` is the real time of one schema or one instance. FOLDER holds schema.json and
// instances.jsonl; without one, all sets of STEELYARD_TEST_DATA are measured. All instances are valid, and all are
// judged before anything is measured: a wrong verdict ends the run.
#include <benchmark/benchmark.h>
#include <simdjson.h>

#include <cstdio>       // what went wrong
#include <filesystem>   // folders
#include <functional>   // benchmarks as values
#include <memory>       // sets outlive the registration
#include <string>       // names
#include <string_view>  // lines
#include <utility>      // std::move
#include <vector>       // sets

#include "bench_set.h"
#include "json_schema/schema.h"
#include "json_schema/text_evaluator.h"

namespace steelyard::bench {
namespace {

using json_schema::Evaluator;
using json_schema::Program;
using json_schema::Registry;
using json_schema::TextEvaluator;
using json_schema::TextVerdict;

constexpr const char* kSchemaUri = "file:///schema.json";

Result<Program> compile_schema(const BenchSet& set) {
  Registry registry;
  registry.add(kSchemaUri, set.schema);
  return json_schema::compile(registry, {kSchemaUri, ""}, {});
}

// As a caller does who wants a yes or no: what the bytes do not settle is read.
bool judge_text(const Program& program, std::string_view text, TextEvaluator& from_text) {
  const TextVerdict verdict = from_text.decide(program, text);
  if (verdict != TextVerdict::unsure) return verdict == TextVerdict::valid;
  const Result<Document> document = read_json(text, "");
  return document && Evaluator().is_valid(program, document->root());
}

// Gives `judge` all of `inputs` again and again; reports the time of one input.
template <class Inputs, class Judge>
void measure_each(benchmark::State& state, const Inputs& inputs, Judge judge) {
  std::size_t yes = 0;
  for (auto round : state) {
    static_cast<void>(round);
    for (const auto& input : inputs) yes += judge(input) ? 1U : 0U;
    benchmark::DoNotOptimize(yes);
  }
  if (yes != static_cast<std::size_t>(state.iterations()) * inputs.size()) state.SkipWithError("not all were valid");
  state.counters["each"] =
      benchmark::Counter(static_cast<double>(inputs.size()),
                         benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);  // seconds
}

void measure_compile(benchmark::State& state, const BenchSet& set) {
  const std::vector<const BenchSet*> schemas{&set};
  measure_each(state, schemas, [](const BenchSet* each) { return static_cast<bool>(compile_schema(*each)); });
}

void measure_validate(benchmark::State& state, const BenchSet& set, const Program& program) {
  Evaluator evaluator;
  measure_each(state, set.instances, [&](const Json& instance) { return evaluator.is_valid(program, instance); });
}

void measure_bytes(benchmark::State& state, const BenchSet& set, const Program& program) {
  TextEvaluator evaluator;
  measure_each(state, set.lines, [&](const std::string& line) { return judge_text(program, line, evaluator); });
}

void measure_parse_nlohmann(benchmark::State& state, const BenchSet& set) {
  measure_each(state, set.lines, [](const std::string& line) { return !Json::parse(line).is_discarded(); });
}

void measure_parse_simdjson(benchmark::State& state, const BenchSet& set) {
  simdjson::dom::parser parser;
  std::vector<simdjson::padded_string> lines;
  for (const std::string& line : set.lines) lines.emplace_back(line);
  measure_each(state, lines, [&](const simdjson::padded_string& line) { return !parser.parse(line).error(); });
}

using Measure = std::function<void(benchmark::State&)>;

void add(const std::string& name, Measure measure) {
  benchmark::RegisterBenchmark(name.c_str(), [measure = std::move(measure)](benchmark::State& state) {
    measure(state);
  })->UseRealTime();
}

// A schema that this engine refuses stays visible: its rows say why they were not measured.
void add_refused(const BenchSet& set, const std::string& why) {
  for (const char* what : {"compile/", "validate/", "bytes/"}) {
    add(what + set.name, [why](benchmark::State& state) { state.SkipWithError(why.c_str()); });
  }
}

void add_judgements(const std::shared_ptr<const BenchSet>& set, const Program& program) {
  add("compile/" + set->name, [set](benchmark::State& state) { measure_compile(state, *set); });
  add("validate/" + set->name, [=](benchmark::State& state) { measure_validate(state, *set, program); });
  add("bytes/" + set->name, [=](benchmark::State& state) { measure_bytes(state, *set, program); });
}

void add_parsers(const std::shared_ptr<const BenchSet>& set) {
  add("parse_nlohmann/" + set->name, [set](benchmark::State& state) { measure_parse_nlohmann(state, *set); });
  add("parse_simdjson/" + set->name, [set](benchmark::State& state) { measure_parse_simdjson(state, *set); });
}

// The line of the first instance that is not judged valid in both ways; 0 if there is none.
std::size_t first_wrong_verdict(const BenchSet& set, const Program& program) {
  Evaluator evaluator;
  TextEvaluator from_text;
  for (std::size_t i = 0; i < set.instances.size(); ++i) {
    if (!evaluator.is_valid(program, set.instances[i]) || !judge_text(program, set.lines[i], from_text)) return i + 1;
  }
  return 0;
}

// False, with a line on standard error, for a set that cannot be read and for a wrong verdict.
bool add_set(const std::filesystem::path& folder) {
  Result<BenchSet> read = read_bench_set(folder);
  if (!read) {
    std::fprintf(stderr, "%s\n", to_string(read.error()).c_str());
    return false;
  }
  const auto set = std::make_shared<const BenchSet>(std::move(*read));
  add_parsers(set);
  const Result<Program> program = compile_schema(*set);
  if (!program) {
    add_refused(*set, to_string(program.error()));
    return true;
  }
  if (const std::size_t line = first_wrong_verdict(*set, *program); line != 0) {
    std::fprintf(stderr, "%s: instance %zu is valid, and was refused\n", set->name.c_str(), line);
    return false;
  }
  add_judgements(set, *program);
  return true;
}

}  // namespace
}  // namespace steelyard::bench

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  std::vector<std::filesystem::path> folders(argv + 1, argv + argc);
  if (folders.empty()) folders = steelyard::bench::find_bench_sets(STEELYARD_TEST_DATA "/bench");
  if (folders.empty()) {
    std::fprintf(stderr, "SKIPPED: no benchmark sets in %s\n", STEELYARD_TEST_DATA "/bench");
    return 0;
  }
  for (const std::filesystem::path& folder : folders) {
    if (!steelyard::bench::add_set(folder)) return 1;
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
