#include "base/document.h"

#include "base/json.h"
#include "base/member_lookup.h"
#include "base/pointer.h"

namespace steelyard {
namespace {

// The ordinal of the child that the token names, or the number of children.
std::size_t child_index(const Json& value, const std::string& token, const MemberLookup& lookup) {
  return value.is_object() ? lookup.find(value, token) : array_index(token, value.size());
}

const Json& child_at(const Json& value, std::size_t index) {
  return value.is_object() ? value.get_ref<const Json::object_t&>().begin()[static_cast<std::ptrdiff_t>(index)].second
                           : value[index];
}

// '{' and a quoted key.
bool opens_like_json(std::string_view text) {
  const std::size_t second = text.find_first_not_of(" \t\r\n", 1);
  return text[0] == '{' && second != std::string_view::npos && text[second] == '"';
}

}  // namespace

Document::Document(std::string file, std::shared_ptr<const Json> root, std::shared_ptr<const Positions> positions,
                   std::vector<DuplicateKey> duplicates)
    : file_(std::move(file)),
      root_(std::move(root)),
      positions_(std::move(positions)),
      lookup_(std::make_shared<const MemberLookup>()),
      duplicates_(std::move(duplicates)) {}

const Json* Document::member(const Json& object, std::string_view name) const {
  if (!object.is_object()) return nullptr;
  const std::size_t index = lookup_->find(object, name);
  return index < object.size() ? &child_at(object, index) : nullptr;
}

const Json* Document::find(std::string_view pointer) const {
  const Json* value = root_.get();
  for (PointerTokens tokens(pointer); const std::string* token = tokens.next();) {
    if (!value->is_structured()) return nullptr;
    const std::size_t index = child_index(*value, *token, *lookup_);
    if (index >= value->size()) return nullptr;
    value = &child_at(*value, index);
  }
  return value;
}

Location Document::locate(std::string_view pointer) const {
  const Json* value = root_.get();
  const Position* position = &positions_->root();
  for (PointerTokens tokens(pointer); const std::string* token = tokens.next();) {
    if (!value->is_structured()) break;
    const std::size_t index = child_index(*value, *token, *lookup_);
    const Position* child = positions_->child(*position, index);
    if (child == nullptr) break;
    position = child;
    value = &child_at(*value, index);
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
