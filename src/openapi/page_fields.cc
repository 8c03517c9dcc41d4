#include "openapi/page_fields.h"

#include <optional>  // a problem, or none
#include <utility>   // std::move

namespace steelyard::openapi {
namespace {

constexpr std::size_t kMaxNesting = 64;
constexpr std::string_view kPlaces[] = {"header", "query", "path", "body", "cookie"};

// Without runs of blanks and line ends.
std::string collapse(std::string_view text) {
  std::string result;
  for (const char character : text) {
    const bool blank = character == ' ' || character == '\t' || character == '\n' || character == '\r';
    if (!blank) {
      result += character;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

std::string attribute(const JsxTag& tag, std::string_view name) {
  const JsxAttribute* found = tag.find(name);
  return found == nullptr ? std::string() : found->value;
}

class Builder {
 public:
  Builder(const Markdown& page, const std::string& file) : page_(page), file_(file) {}

  void read(const Block& block) {
    if (block.kind == Block::Kind::markup) {
      read_text(block.text, block.place.line);
    } else if (block.kind == Block::Kind::paragraph) {
      read_spans(block);
    }
    add_text(" ");
  }

  Result<std::vector<Field>> finish() && {
    if (!error_ && !open_.empty()) fail("<" + open_.back().tag.name + "> is never closed", open_.back().place);
    if (error_) return *error_;
    return std::move(fields_);
  }

 private:
  void read_spans(const Block& block) {
    std::uint32_t line = block.place.line;
    for (const Span& span : block.spans) {
      if (span.code) {
        add_text(span.text);
      } else {
        read_text(span.text, line);
      }
      for (const char character : span.text) line += character == '\n' ? 1 : 0;
    }
  }

  void read_text(std::string_view text, std::uint32_t line) {
    std::size_t from = 0;
    while (const std::optional<JsxTag> tag = next_tag(text, from)) {
      const std::string_view before = text.substr(from, tag->begin - from);
      add_text(before);
      for (const char character : before) line += character == '\n' ? 1 : 0;
      const std::string_view source = text.substr(tag->begin, tag->end - tag->begin);
      read_tag(*tag, {line, page_.lines.column_of(line, source.substr(0, source.find('\n')))});
      for (const char character : source) line += character == '\n' ? 1 : 0;
      from = tag->end;
    }
    add_text(text.substr(from));
  }

  void read_tag(const JsxTag& tag, const TextOrigin& place) {
    const bool parameter = tag.name == "ParamField";
    if (!parameter && tag.name != "ResponseField") return;
    if (tag.closing) {
      close(tag, place);
      return;
    }
    Field field;
    field.kind = parameter ? Field::Kind::parameter : Field::Kind::response;
    field.name = attribute(tag, "name");
    for (const std::string_view candidate : kPlaces) {
      if (!parameter || tag.find(candidate) == nullptr) continue;
      field.in = candidate;
      field.name = attribute(tag, candidate);
    }
    field.type = attribute(tag, "type");
    field.tag = tag;
    field.place = place;
    if (field.name.empty()) fail("<" + tag.name + "> does not say the name of the field", place);
    if (parameter && field.in.empty() && open_.empty()) {
      fail("<ParamField> does not say where the parameter stands: header, query, path, body or cookie", place);
    }
    if (open_.size() == kMaxNesting) fail("fields are nested too deep", place);
    if (error_) return;  // what follows would only repeat it
    open_.push_back(std::move(field));
    if (tag.self_closing) close(tag, place);
  }

  void close(const JsxTag& tag, const TextOrigin& place) {
    if (open_.empty() || open_.back().tag.name != tag.name) {
      fail("</" + tag.name + "> closes nothing that is open here", place);
      return;
    }
    Field field = std::move(open_.back());
    open_.pop_back();
    field.description = collapse(field.description);
    (open_.empty() ? fields_ : open_.back().children).push_back(std::move(field));
  }

  void add_text(std::string_view text) {
    if (!open_.empty()) open_.back().description += text;
  }

  void fail(std::string message, const TextOrigin& place) {
    if (!error_) error_ = Error{ErrorCode::page_invalid, std::move(message), {file_, place.line, place.column}};
  }

  const Markdown& page_;
  const std::string& file_;
  std::vector<Field> fields_;
  std::vector<Field> open_;
  std::optional<Error> error_;
};

}  // namespace

Result<std::vector<Field>> read_fields(const Markdown& page, const std::string& file) {
  Builder builder(page, file);
  for (const Block& block : page.blocks) builder.read(block);
  return std::move(builder).finish();
}

}  // namespace steelyard::openapi
