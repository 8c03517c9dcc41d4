#include <iterator>  // the counting iterator
#include <optional>  // keys named again

#include "base/document.h"
#include "base/json.h"
#include "base/pointer.h"
#include "base/text_position.h"
#include "base/tree_builder.h"
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

// Hands the parser's events to the builder, each with its place.
class Handler {
 public:
  using number_integer_t = Json::number_integer_t;
  using number_unsigned_t = Json::number_unsigned_t;
  using number_float_t = Json::number_float_t;
  using string_t = Json::string_t;
  using binary_t = Json::binary_t;

  Handler(std::string_view text, const char** furthest, std::size_t max_depth, const TextOrigin& origin)
      : text_(text), furthest_(furthest), max_depth_(max_depth), cursor_(text, origin) {}

  bool null() { return add(nullptr); }
  bool boolean(bool value) { return add(value); }
  bool number_integer(number_integer_t value) { return add(value); }
  bool number_unsigned(number_unsigned_t value) { return add(value); }
  bool number_float(number_float_t value, const string_t& lexeme) {
    if (is_calculable(lexeme)) return add(make_decimal_number(lexeme, value));
    fail(ErrorCode::number_out_of_range, "the number " + shortened(lexeme) + " has more than 10000 decimal places",
         furthest_offset(true));
    return false;
  }
  bool string(string_t& value) { return add(std::move(value)); }
  bool binary(binary_t& /*value*/) { return false; }
  bool start_object(std::size_t /*size*/) { return open(TreeBuilder::Kind::object); }
  bool start_array(std::size_t /*size*/) { return open(TreeBuilder::Kind::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(string_t& name) {
    const TextOrigin place = token_place();
    const std::optional<std::size_t> known = builder_.find_key(name);
    if (known) duplicates_.push_back({duplicate_pointer(name), place.line, place.column});
    keys_.back() = {std::move(name), place, known};
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
  Document take_document(std::string file) {
    builder_.positions().set_root(root_.position);
    builder_.positions().shrink();
    return {std::move(file), std::make_shared<const Json>(std::move(root_.value)),
            std::make_shared<const Positions>(std::move(builder_.positions())), std::move(duplicates_)};
  }

 private:
  // The key that has been read and waits for its value.
  struct Key {
    std::string name;
    TextOrigin place;
    std::optional<std::size_t> known;  // the member that it names again
  };

  std::string duplicate_pointer(const std::string& name) const {
    std::string pointer;
    for (std::size_t level = 0; level + 1 < keys_.size(); ++level) {
      pointer = builder_.kind(level) == TreeBuilder::Kind::array ? pointer_append(pointer, builder_.size(level))
                                                                 : pointer_append(pointer, keys_[level].name);
    }
    return pointer_append(pointer, name);
  }

  // The place of the token that the parser has just read: what follows the separators after the token before it.
  TextOrigin token_place() {
    while (token_ < text_.size() && is_separator(text_[token_])) ++token_;
    const TextOrigin place = cursor_.at(token_);
    token_ = furthest_offset(false);
    return place;
  }

  static bool is_separator(char c) {
    return c == ' ' || c == '\n' || c == ',' || c == ':' || c == ']' || c == '}' || c == '\t' || c == '\r';
  }

  std::size_t furthest_offset(bool of_error) const {
    const auto read = static_cast<std::size_t>(*furthest_ - text_.data());
    return of_error && read > 0 ? read - 1 : read;
  }

  template <class T>
  bool add(T&& value) {
    const TextOrigin place = token_place();
    put({"", Json(std::forward<T>(value)), {place.line, place.column, 0, 0}});
    return true;
  }

  // A member stands where its key stands; of two with one name the last one wins.
  void put(TreeBuilder::Entry&& entry) {
    if (builder_.depth() == 0) {
      root_ = std::move(entry);
      return;
    }
    if (builder_.kind() == TreeBuilder::Kind::array) return builder_.put(std::move(entry));
    Key& key = keys_.back();
    entry.key = std::move(key.name);
    entry.position.line = key.place.line;
    entry.position.column = key.place.column;
    if (!key.known) return builder_.put(std::move(entry));
    builder_.entry(*key.known) = std::move(entry);
  }

  bool open(TreeBuilder::Kind kind) {
    if (builder_.depth() >= max_depth_) {
      fail(ErrorCode::nesting_too_deep, "nested deeper than " + std::to_string(max_depth_) + " levels",
           furthest_offset(true));
      return false;
    }
    const TextOrigin place = token_place();
    builder_.open(kind, place.line, place.column);
    keys_.emplace_back();
    return true;
  }

  bool close() {
    keys_.pop_back();
    put(builder_.close());
    return true;
  }

  std::string_view text_;
  const char** furthest_;
  std::size_t max_depth_;
  TextCursor cursor_;
  std::size_t token_ = 0;
  TreeBuilder builder_;
  TreeBuilder::Entry root_;
  std::vector<Key> keys_;  // one a level
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
  Handler handler(text, &furthest, limits.max_depth, origin);
  Json::sax_parse(CountingIterator(text.data(), &furthest), CountingIterator(text.data() + text.size(), &furthest),
                  &handler);
  if (handler.failed()) {
    handler.error().where.file = std::move(file);
    return handler.error();
  }
  return handler.take_document(std::move(file));
}

}  // namespace steelyard
