// `steelyard validate --schema`: any instances by any schema.
#include <fmt/format.h>  // messages

#include <algorithm>  // std::any_of
#include <optional>   // output
#include <ostream>    // standard output

#include "base/json.h"
#include "cli/exit_code.h"
#include "cli/instance_judge.h"
#include "cli/instances.h"
#include "cli/schema_file.h"
#include "cli/tell.h"
#include "cli/validate.h"
#include "cli/write_reports.h"
#include "json_schema/output.h"
#include "json_schema/text_evaluator.h"

namespace steelyard::cli {
namespace {

using json_schema::OutputFormat;

// What cannot be read is told one by one only so often: a stream may have a million broken lines.
constexpr std::size_t kMostTold = 100;

Result<SchemaRequest> read_request(const Arguments& arguments) {
  SchemaRequest request;
  request.schema = *arguments.value("schema");
  request.assert_formats = arguments.has("assert-formats");
  for (const std::string& text : arguments.values("ref")) {
    Result<std::pair<std::string, std::string>> given = parse_given(text);
    if (!given) return given.error();
    request.given.push_back(std::move(*given));
  }
  if (const auto name = arguments.value("dialect")) {
    const Result<json_schema::Dialect> dialect = dialect_named(*name);
    if (!dialect) return dialect.error();
    request.dialect = *dialect;
  }
  return request;
}

std::optional<OutputFormat> output_format(const Arguments& arguments) {
  const auto name = arguments.value("format");
  for (const json_schema::OutputFormatRow& row : json_schema::output_formats()) {
    if (name == row.name) return row.format;
  }
  return std::nullopt;
}

// Where the standard's output goes to standard output, a report can go to files only.
Result<ReportPlan> plan_beside(const std::optional<OutputFormat>& output, const Arguments& arguments,
                               const Context& context) {
  Result<ReportPlan> plan = report_plan(arguments, context);
  if (!plan || !output) return plan;
  std::vector<ReportSink>& sinks = plan->sinks;
  const bool asks_for_both = sinks.size() == arguments.values("report").size() &&
                             std::any_of(sinks.begin(), sinks.end(), [](const auto& sink) { return !sink.file; });
  if (asks_for_both) {
    return Error{
        ErrorCode::usage, "--format " + *arguments.value("format") + " and --report write to standard output", {}};
  }
  std::erase_if(sinks, [](const ReportSink& sink) { return !sink.file; });
  return plan;
}

// Tells what is wrong beside the report.
class Teller {
 public:
  explicit Teller(Context& context) : context_(context) {}
  void tell(const Error& error) {
    if (++count_ <= kMostTold) tell_error(error, context_.json, context_.err);
  }
  void finish() {
    if (count_ > kMostTold) context_.err << fmt::format("steelyard: and {} more of these\n", count_ - kMostTold);
  }

 private:
  Context& context_;
  std::size_t count_ = 0;
};

// False for an instance that could not be judged, of which the standard's output can say nothing. Nor does it know
// members that are named twice.
bool write_output(const json_schema::Program& program, const Document& instance, OutputFormat format, Teller& teller,
                  std::ostream& out) {
  const Result<Json> output = make_output(program, instance.root(), format);
  if (!output) {
    teller.tell({output.error().code, output.error().message, {instance.file(), 1, 1}});
    return false;
  }
  out << write_json(*output) << '\n';
  for (const DuplicateKey& key : instance.duplicate_keys()) {
    teller.tell({ErrorCode::duplicate_key,
                 "the object names the member at " + key.pointer + " twice",
                 {instance.file(), key.line, key.column}});
  }
  return true;
}

// Most instances are valid, and a yes needs no tree.
bool is_surely_valid(const json_schema::Program& program, const InstanceText& instance,
                     json_schema::TextEvaluator& evaluator) {
  return instance.language != InstanceText::Language::yaml &&
         evaluator.decide(program, instance.text) == json_schema::TextVerdict::valid;
}

}  // namespace

Result<int> run_validate_schema(const Arguments& arguments, Context& context) {
  const std::optional<OutputFormat> output = output_format(arguments);
  const Result<ReportPlan> plan = plan_beside(output, arguments, context);
  if (!plan) return plan.error();
  const Result<SchemaRequest> request = read_request(arguments);
  if (!request) return request.error();
  const Result<json_schema::Program> program = load_schema(*request);
  if (!program) return program.error();
  tell_warnings(program->warnings(), context);
  report::Report report{"steelyard validate", request->schema, timestamp_now(), {}};
  Teller teller(context);
  json_schema::TextEvaluator quick;
  bool all_read = true;
  for (const std::string& name : arguments.values("FILE")) {
    InstanceJudge judge(*program, request->schema, instance_name(name));
    const auto refuse = [&](const Error& error) {
      all_read = false;
      teller.tell(error);
    };
    const Status read = read_instances(name, context.in, [&](const InstanceText& text) {
      if (!output && is_surely_valid(*program, text, quick)) return judge.add_valid();
      const Result<Document> instance = text.read();
      if (!instance) return refuse(instance.error());
      judge.add(*instance);
      if (output && !write_output(*program, *instance, *output, teller, context.out)) all_read = false;
    });
    if (!read) refuse(read.error());
    for (report::Case& test : judge.finish()) report.cases.push_back(std::move(test));
  }
  teller.finish();
  const Result<int> code = write_reports(std::move(report), *plan, context);
  return code && !all_read ? kExitInput : code;
}

}  // namespace steelyard::cli
