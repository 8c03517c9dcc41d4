#include "base/document.h"

#include <charconv>  // std::from_chars

#include "base/json.h"
#include "base/pointer.h"

namespace steelyard {
namespace {

// The ordinal of the child that the token names, or the number of children.
std::size_t child_index(const Json& value, const std::string& token) {
  if (value.is_object()) {
    std::size_t index = 0;
    for (const auto& [key, member] : value.get_ref<const Json::object_t&>()) {
      if (key == token) break;
      ++index;
    }
    return index;
  }
  std::size_t index = value.size();
  std::from_chars(token.data(), token.data() + token.size(), index);
  return index;
}

// '{' and a quoted key.
bool opens_like_json(std::string_view text) {
  const std::size_t second = text.find_first_not_of(" \t\r\n", 1);
  return text[0] == '{' && second != std::string_view::npos && text[second] == '"';
}

}  // namespace

Document::Document(std::string file, std::shared_ptr<const Json> root, std::shared_ptr<const Position> positions,
                   std::vector<DuplicateKey> duplicates)
    : file_(std::move(file)),
      root_(std::move(root)),
      positions_(std::move(positions)),
      duplicates_(std::move(duplicates)) {}

Location Document::locate(std::string_view pointer) const {
  const Json* value = root_.get();
  const Position* position = positions_.get();
  for (const std::string& token : pointer_tokens(pointer)) {
    if (!value->is_structured()) break;
    const std::size_t index = child_index(*value, token);
    if (index >= position->children.size()) break;
    position = &position->children[index];
    value =
        value->is_object() ? &std::next(value->begin(), static_cast<std::ptrdiff_t>(index)).value() : &(*value)[index];
  }
  return {file_, position->line, position->column};
}

Result<Document> read_document(std::string_view text, std::string file, const ReadLimits& limits) {
  if (file.ends_with(".json")) return read_json(text, std::move(file), limits);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && (text[first] == '{' || text[first] == '[')) {
    Result<Document> json = read_json(text, file, limits);
    if (json || json.error().code == ErrorCode::nesting_too_deep) return json;
    Result<Document> yaml = read_yaml(text, std::move(file), limits);
    // What opens like a JSON object was meant as one: the JSON reader knows better what is wrong with it.
    return yaml || !opens_like_json(text.substr(first)) ? std::move(yaml) : std::move(json);
  }
  return read_yaml(text, std::move(file), limits);
}

}  // namespace steelyard
