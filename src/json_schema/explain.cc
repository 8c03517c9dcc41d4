#include "json_schema/explain.h"

#include "base/json.h"
#include "json_schema/absolute_location.h"

namespace steelyard::json_schema {

// Each is defined in keywords/, beside the code that compiles the instruction.
#define STEELYARD_OP(name, types, reach) Explanation explain_##name(const Question& question);
#include "json_schema/op.def"
#undef STEELYARD_OP

namespace {

constexpr std::size_t kMaxShown = 72;

// Appends the JSON of the value until the text is long enough; what is not shown is not written either.
void write_some(const Json& value, std::string& text) {
  if (text.size() > kMaxShown) return;
  if (value.is_object()) {
    const char* separator = "{";
    for (const auto& [name, member] : value.get_ref<const Json::object_t&>()) {
      if (text.size() > kMaxShown) return;
      text.append(separator).append(write_json(Json(name.substr(0, kMaxShown)))).append(":");
      write_some(member, text);
      separator = ",";
    }
    text += value.empty() ? "{}" : "}";
  } else if (value.is_array()) {
    const char* separator = "[";
    for (const Json& item : value) {
      if (text.size() > kMaxShown) return;
      text += separator;
      write_some(item, text);
      separator = ",";
    }
    text += value.empty() ? "[]" : "]";
  } else if (value.is_string()) {
    text += write_json(Json(value.get_ref<const std::string&>().substr(0, kMaxShown + 4)));
  } else {
    text += write_json(value);
  }
}

// Cuts between code points.
std::string cut(std::string text) {
  if (text.size() <= kMaxShown) return text;
  std::size_t end = kMaxShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text + "…";
}

}  // namespace

std::string_view op_name(Op op) {
  constexpr std::string_view kNames[] = {
#define STEELYARD_OP(name, types, reach) #name,
#include "json_schema/op.def"
#undef STEELYARD_OP
  };
  return kNames[static_cast<std::size_t>(op)];
}

Explanation explain(const Question& question) {
  using Function = Explanation (*)(const Question&);
  constexpr Function kFunctions[] = {
#define STEELYARD_OP(name, types, reach) &explain_##name,
#include "json_schema/op.def"
#undef STEELYARD_OP
  };
  return kFunctions[static_cast<std::size_t>(question.instr.op)](question);
}

std::string shorten(const Json& value) {
  std::string text;
  write_some(value, text);
  return cut(std::move(text));
}

std::string shorten_text(std::string_view text) { return cut(std::string(text.substr(0, kMaxShown + 4))); }

std::string count_of(std::size_t count, std::string_view singular, std::string_view plural) {
  return std::to_string(count) + " " + std::string(count == 1 ? singular : plural);
}

Failure gave_up_failure(const ProgramData& program, GaveUp why) {
  Failure failure;
  constexpr std::string_view kReasons[] = {
      "",
      "a pattern took too many steps on a value of this instance, so it was not judged",
      "the instance or the schema is nested too deeply to be judged",
      "the instance took too many steps to be judged, or has too many failures to list them all",
  };
  failure.keyword = why == GaveUp::pattern ? "pattern" : "";
  failure.message = kReasons[static_cast<std::size_t>(why)];
  const Place& root = program.block_places[program.root];
  failure.schema_uri = program.documents[root.document].uri;
  failure.schema_pointer = root.pointer;
  failure.absolute_location = absolute_location(program, program.root, "");
  failure.schema_location = program.documents[root.document].document->locate(root.pointer);
  return failure;
}

}  // namespace steelyard::json_schema
