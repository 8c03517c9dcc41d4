#include <iterator>       // the counting iterator
#include <unordered_map>  // keys of large objects

#include "base/document.h"
#include "base/json.h"
#include "base/pointer.h"
#include "base/text_position.h"
#include "base/utf8.h"

namespace steelyard {
namespace {

// Feeds the parser and tells how far it has read, which is all that is needed to know where a token stood.
class CountingIterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator() = default;
  CountingIterator(const char* at, const char** furthest) : at_(at), furthest_(furthest) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    *furthest_ = ++at_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_ = nullptr;
  const char** furthest_ = nullptr;
};

std::string shortened(const std::string& token) {
  constexpr std::size_t kMost = 40;
  return token.size() <= kMost ? token : token.substr(0, kMost) + "...";
}

// The parser says "...: syntax error while parsing CONTEXT - REASON; last read: 'TOKEN'; expected THIS". The token may
// be as long as the text, and the place is told anyway.
std::string reason_of(std::string what) {
  if (const std::size_t dash = what.find(" - "); dash != std::string::npos) what.erase(0, dash + 3);
  const std::size_t token = what.find("; last read: '");
  if (token == std::string::npos) return what;
  const std::size_t expected = what.rfind("'; expected ");
  const std::string rest = expected == std::string::npos || expected < token ? "" : what.substr(expected + 1);
  return what.substr(0, token) + rest;
}

// Builds the value and its positions from the parser's events. Iterative: depth costs memory, not stack.
class Builder {
 public:
  using number_integer_t = Json::number_integer_t;
  using number_unsigned_t = Json::number_unsigned_t;
  using number_float_t = Json::number_float_t;
  using string_t = Json::string_t;
  using binary_t = Json::binary_t;

  Builder(std::string_view text, const char** furthest, std::size_t max_depth, const TextOrigin& origin)
      : text_(text), furthest_(furthest), max_depth_(max_depth), cursor_(text, origin) {}

  bool null() { return add(nullptr); }
  bool boolean(bool value) { return add(value); }
  bool number_integer(number_integer_t value) { return add(value); }
  bool number_unsigned(number_unsigned_t value) { return add(value); }
  bool number_float(number_float_t value, const string_t& lexeme) { return add(make_decimal_number(lexeme, value)); }
  bool string(string_t& value) { return add(std::move(value)); }
  bool binary(binary_t& /*value*/) { return false; }
  bool start_object(std::size_t /*size*/) { return open(Json::object()); }
  bool start_array(std::size_t /*size*/) { return open(Json::array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(string_t& name) {
    Open& parent = stack_.back();
    const Position place = token_place();
    auto& members = parent.value->get_ref<Json::object_t&>();
    for (std::size_t i = 0; i < members.size() && members.size() < kLinearKeys; ++i) {
      if (std::next(members.begin(), static_cast<std::ptrdiff_t>(i))->first == name)
        return duplicate(parent, i, name, place);
    }
    if (members.size() >= kLinearKeys && !known_key(parent, name)) {
      return duplicate(parent, parent.keys.at(name), name, place);
    }
    parent.slot = members.size();
    members.push_back({std::move(name), nullptr});
    parent.position->children.push_back(place);
    return true;
  }

  bool parse_error(std::size_t /*at*/, const std::string& last_token, const Json::exception& error) {
    const bool range = error.id == 406;  // the parser's number for a value that no double can hold
    std::string message =
        range ? "the number " + shortened(last_token) + " has no finite value" : reason_of(error.what());
    fail(range ? ErrorCode::number_out_of_range : ErrorCode::json_syntax, std::move(message), furthest_offset(true));
    return false;
  }

  void fail(ErrorCode code, std::string message, std::size_t offset) {
    if (failed_) return;
    failed_ = true;
    const TextOrigin place = cursor_.at(offset);
    error_ = {code, std::move(message), {"", place.line, place.column}};
  }

  bool failed() const { return failed_; }
  Error& error() { return error_; }
  Json take_root() { return std::move(root_); }
  Position take_positions() { return std::move(positions_); }
  std::vector<DuplicateKey> take_duplicates() { return std::move(duplicates_); }

 private:
  // Objects with more members than this look their keys up in a table instead of one by one.
  static constexpr std::size_t kLinearKeys = 16;

  struct Open {
    Json* value;
    Position* position;
    std::string pointer;  // kept only for the report of duplicates; empty tokens are never looked up
    std::size_t slot = 0;
    std::unordered_map<std::string, std::size_t> keys;
  };

  // True if the name is new; fills the table when it is first needed.
  static bool known_key(Open& parent, const std::string& name) {
    if (parent.keys.empty()) {
      std::size_t index = 0;
      for (const auto& [key, member] : parent.value->get_ref<Json::object_t&>()) parent.keys.emplace(key, index++);
    }
    return parent.keys.emplace(name, parent.value->size()).second;
  }

  bool duplicate(Open& parent, std::size_t index, const std::string& name, const Position& place) {
    std::string pointer;
    for (std::size_t level = 1; level < stack_.size(); ++level)
      pointer = pointer_append(pointer, slot_token(stack_[level - 1]));
    duplicates_.push_back({pointer_append(pointer, name), place.line, place.column});
    parent.slot = index;
    parent.position->children[index] = place;
    return true;
  }

  static std::string slot_token(const Open& open) {
    if (open.value->is_array()) return std::to_string(open.value->size() - 1);
    return std::next(open.value->begin(), static_cast<std::ptrdiff_t>(open.slot)).key();
  }

  // The offset of the token that the parser has just read: what follows the separators after the token before it.
  Position token_place() {
    while (token_ < text_.size() && std::string_view(" \t\r\n,:]}").find(text_[token_]) != std::string_view::npos)
      ++token_;
    const TextOrigin place = cursor_.at(token_);
    token_ = furthest_offset(false);
    return {place.line, place.column, {}};
  }

  std::size_t furthest_offset(bool of_error) const {
    const auto read = static_cast<std::size_t>(*furthest_ - text_.data());
    return of_error && read > 0 ? read - 1 : read;
  }

  std::pair<Json*, Position*> place_value(Json&& value) {
    const Position place = token_place();
    if (stack_.empty()) {
      root_ = std::move(value);
      positions_ = place;
      return {&root_, &positions_};
    }
    Open& parent = stack_.back();
    if (parent.value->is_array()) {
      parent.value->push_back(std::move(value));
      parent.position->children.push_back(place);
      return {&parent.value->back(), &parent.position->children.back()};
    }
    Json& slot = std::next(parent.value->begin(), static_cast<std::ptrdiff_t>(parent.slot)).value();
    slot = std::move(value);
    Position& position = parent.position->children[parent.slot];  // a member stands where its key stands
    position.children.clear();
    return {&slot, &position};
  }

  template <class T>
  bool add(T&& value) {
    place_value(Json(std::forward<T>(value)));
    return true;
  }

  bool open(Json&& container) {
    if (stack_.size() >= max_depth_) {
      fail(ErrorCode::nesting_too_deep, "nested deeper than " + std::to_string(max_depth_) + " levels",
           furthest_offset(true));
      return false;
    }
    const auto [value, position] = place_value(std::move(container));
    stack_.push_back({value, position, {}, 0, {}});
    return true;
  }

  bool close() {
    stack_.pop_back();
    return true;
  }

  std::string_view text_;
  const char** furthest_;
  std::size_t max_depth_;
  TextCursor cursor_;
  std::size_t token_ = 0;
  Json root_;
  Position positions_;
  std::vector<Open> stack_;
  std::vector<DuplicateKey> duplicates_;
  bool failed_ = false;
  Error error_{};
};

}  // namespace

Result<Document> read_json(std::string_view text, std::string file, const ReadLimits& limits,
                           const TextOrigin& origin) {
  if (Status utf8 = check_utf8(text, file, origin); !utf8) return utf8.error();
  text = without_byte_order_mark(text);
  if (is_blank(text)) return Error{ErrorCode::file_empty, "there is no JSON here", {file, origin.line, origin.column}};
  // The parser takes U+0000 for the end of the text.
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    const TextOrigin place = TextCursor(text, origin).at(nul);
    return Error{ErrorCode::json_syntax, "the character U+0000 stands in the text", {file, place.line, place.column}};
  }
  const char* furthest = text.data();
  Builder builder(text, &furthest, limits.max_depth, origin);
  Json::sax_parse(CountingIterator(text.data(), &furthest), CountingIterator(text.data() + text.size(), &furthest),
                  &builder);
  if (builder.failed()) {
    builder.error().where.file = std::move(file);
    return builder.error();
  }
  return Document(std::move(file), std::make_shared<const Json>(builder.take_root()),
                  std::make_shared<const Position>(builder.take_positions()), builder.take_duplicates());
}

}  // namespace steelyard
