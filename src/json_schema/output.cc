#include "json_schema/output.h"

#include "base/json.h"
#include "json_schema/absolute_location.h"
#include "json_schema/annotator.h"
#include "json_schema/collect.h"
#include "json_schema/explain.h"
#include "json_schema/output_tree.h"

namespace steelyard::json_schema {
namespace {

constexpr OutputFormatRow kFormats[] = {
    {OutputFormat::flag, "flag"},
    {OutputFormat::basic, "basic"},
    {OutputFormat::hierarchical, "hierarchical"},
};

using Units = std::vector<OutputUnit>;

Units annotation_units(std::vector<NotedAnnotation> notes) {
  Units units;
  for (NotedAnnotation& noted : notes) {
    Annotation& from = noted.annotation;
    units.push_back({noted.visit, std::move(from.evaluation_path), std::move(from.absolute_location),
                     std::move(from.instance_pointer), "", std::move(from.value)});
  }
  return units;
}

Units error_units(std::vector<Complaint> complaints) {
  Units units;
  for (Complaint& complaint : complaints) {
    Failure& from = complaint.failure;
    units.push_back({complaint.visit,
                     std::move(from.evaluation_path),
                     std::move(from.absolute_location),
                     std::move(from.instance_pointer),
                     std::move(from.message),
                     {}});
  }
  return units;
}

Json write_list(const ProgramData& program, const Units& units, bool valid) {
  Json list = Json::array();
  for (const OutputUnit& unit : units) list.push_back(write_unit(unit, valid));
  Json json = write_unit({0, "", absolute_location(program, program.root, ""), "", "", {}}, valid);
  json[valid ? "annotations" : "errors"] = std::move(list);
  return json;
}

Json write_tree(const Trace& trace, Units units, bool valid) {
  OutputTree tree(trace.visits());
  for (OutputUnit& unit : units) tree.add(std::move(unit));
  return tree.write(valid);
}

Error not_judged(const std::string& why) { return {ErrorCode::instance_not_judged, why, {}}; }

}  // namespace

std::span<const OutputFormatRow> output_formats() { return kFormats; }

Result<Json> make_output(const Program& program, const Json& instance, OutputFormat format) {
  const ProgramData& data = program.data();
  Evaluator evaluator;
  const bool valid = evaluator.is_valid(program, instance);
  if (const auto why = evaluator.not_judged(program)) return not_judged(why->message);
  if (format == OutputFormat::flag) return Json{{"valid", valid}};
  State state;
  Trace trace(data, Audience::standard_output);
  trace.visit();  // the first is that of the root schema
  Units units;
  if (valid) {
    Annotator annotator(data, state, trace);
    annotator.run(data.root, JsonValue(instance));
    if (state.gave_up != GaveUp::no) return not_judged(gave_up_failure(data, state.gave_up).message);
    units = annotation_units(annotator.take_notes());
  } else {
    units = error_units(collect(data, state, trace, instance));
  }
  return format == OutputFormat::basic ? write_list(data, units, valid) : write_tree(trace, std::move(units), valid);
}

}  // namespace steelyard::json_schema
