#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>      // std::min
#include <istream>        // the parser reads a stream
#include <sstream>        // over the text
#include <unordered_map>  // anchors

#include "base/document.h"
#include "base/json.h"
#include "base/tree_builder.h"
#include "base/utf8.h"
#include "base/yaml_scalar.h"
#include "base/yaml_text.h"

namespace steelyard {
namespace {

using Entry = TreeBuilder::Entry;

// yaml-cpp recurses and stops by itself at 500, without saying so in its message.
constexpr std::size_t kMaxYamlDepth = 400;

// Thrown through the parser to stop it; caught in read_yaml, so that no exception leaves this file.
struct Stop {
  Error error;
};

std::size_t count_values(const Json& value) {
  std::size_t count = 1;
  if (value.is_structured()) {
    for (const Json& child : value) count += count_values(child);
  }
  return count;
}

class Handler final : public YAML::EventHandler {
 public:
  Handler(const std::string& file, const ReadLimits& limits, const TextOrigin& origin, const YamlColumns& columns)
      : file_(file), limits_(limits), origin_(origin), columns_(columns) {}

  void OnDocumentStart(const YAML::Mark& mark) override { start_ = mark; }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { leaf(mark, anchor, nullptr); }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& scalar) override {
    const bool plain = tag == "?";
    last_quoted_ = plain ? YAML::Mark::null_mark() : mark;
    const std::string text = plain ? scalar : with_whole_escapes(scalar);
    if (expects_key()) {
      key_ = text;
      merge_key_ = text == "<<" && plain;
      key_place_ = place(mark);
      has_key_ = true;
      if (anchor != 0) anchors_[anchor] = {"", Json(text), key_place_};
      return;
    }
    Result<Json> value = yaml_scalar(tag, text);
    if (!value) stop(value.error().code, value.error().message, mark);
    leaf(mark, anchor, std::move(*value));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) stop(ErrorCode::yaml_syntax, "the alias stands inside the value that it names", mark);
    if (expects_key()) {
      if (!found->second.value.is_string()) stop(ErrorCode::yaml_syntax, "a key must be a scalar", mark);
      key_ = found->second.value.get<std::string>();
      key_place_ = place(mark);
      has_key_ = true;
      return;
    }
    alias_values_ += count_values(found->second.value);
    if (alias_values_ > limits_.max_alias_values) {
      stop(ErrorCode::alias_bomb,
           "the aliases expand to more than " + std::to_string(limits_.max_alias_values) + " values", mark);
    }
    put(Entry(found->second), mark);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    open(TreeBuilder::Kind::array, mark, anchor);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    open(TreeBuilder::Kind::object, mark, anchor);
  }
  void OnMapEnd() override { close(); }

  bool complete() const { return complete_; }

  Document take_document(std::string file) {
    builder_.positions().set_root(root_.position);
    builder_.positions().shrink();
    return {std::move(file),
            std::make_shared<const Json>(std::move(root_.value)),
            std::make_shared<const Positions>(std::move(builder_.positions())),
            {}};
  }

  const YAML::Mark& start() const { return start_; }
  // The last scalar, if it was quoted or has a tag.
  const YAML::Mark& last_quoted() const { return last_quoted_; }

  Position place(const YAML::Mark& mark) const {
    const auto line = static_cast<std::uint32_t>(mark.line);
    const auto column = static_cast<std::uint32_t>(
        columns_.code_points(static_cast<std::size_t>(mark.pos), static_cast<std::size_t>(mark.column)));
    return {origin_.line + line, origin_.column + column, 0, 0};
  }

 private:
  // What the builder does not keep of a container that is not closed yet.
  struct Open {
    YAML::anchor_t anchor;
    std::string key;  // under which the parent keeps this value
    bool merge;
    bool has_key;
    Position key_place;
    std::vector<Entry> merges;
  };

  [[noreturn]] void stop(ErrorCode code, std::string message, const YAML::Mark& mark) const {
    const Position at = place(mark);
    throw Stop{{code, std::move(message), {file_, at.line, at.column}}};
  }

  bool expects_key() const { return in_object() && !has_key_; }
  bool in_object() const { return !stack_.empty() && builder_.kind() == TreeBuilder::Kind::object; }

  void open(TreeBuilder::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (expects_key()) stop(ErrorCode::yaml_syntax, "a key must be a scalar", mark);
    const std::size_t max_depth = std::min(limits_.max_depth, kMaxYamlDepth);
    if (stack_.size() >= max_depth) {
      stop(ErrorCode::nesting_too_deep, "nested deeper than " + std::to_string(max_depth) + " levels", mark);
    }
    const Position at = place(mark);
    builder_.open(kind, at.line, at.column);
    stack_.push_back({anchor, std::move(key_), merge_key_, has_key_, key_place_, {}});
    has_key_ = false;
    merge_key_ = false;
  }

  void close() {
    Open closed = std::move(stack_.back());
    stack_.pop_back();
    for (Entry& source : closed.merges) merge(std::move(source));
    Entry entry = builder_.close();
    if (closed.anchor != 0) keep(closed.anchor, entry);
    key_ = std::move(closed.key);
    merge_key_ = closed.merge;
    has_key_ = closed.has_key;
    key_place_ = closed.key_place;
    put(std::move(entry), YAML::Mark::null_mark());
  }

  // Anchors within anchors are kept once a level: a few of them make millions of a large value.
  void keep(YAML::anchor_t anchor, const Entry& anchored) {
    anchored_values_ += count_values(anchored.value);
    if (anchored_values_ > limits_.max_alias_values) {
      throw Stop{{ErrorCode::alias_bomb,
                  "the anchors name more than " + std::to_string(limits_.max_alias_values) + " values",
                  {file_, anchored.position.line, anchored.position.column}}};
    }
    anchors_[anchor] = anchored;
  }

  void leaf(const YAML::Mark& mark, YAML::anchor_t anchor, Json&& value) {
    if (expects_key()) {  // an empty key
      stop(ErrorCode::yaml_syntax, "a key must be a scalar", mark);
    }
    Entry entry{"", std::move(value), place(mark)};
    if (anchor != 0) anchors_[anchor] = entry;
    put(std::move(entry), mark);
  }

  void put(Entry&& entry, const YAML::Mark& mark) {
    if (stack_.empty()) {
      root_ = std::move(entry);
      complete_ = true;
      return;
    }
    if (!in_object()) return builder_.put(std::move(entry));
    has_key_ = false;
    if (merge_key_) {
      merge_key_ = false;
      return remember_merge(std::move(entry), mark);
    }
    if (builder_.find_key(key_)) {
      throw Stop{{ErrorCode::duplicate_key,
                  "the key \"" + key_ + "\" stands twice in one mapping",
                  {file_, key_place_.line, key_place_.column}}};
    }
    entry.key = std::move(key_);
    entry.position.line = key_place_.line;
    entry.position.column = key_place_.column;
    builder_.put(std::move(entry));
  }

  void remember_merge(Entry&& source, const YAML::Mark& mark) {
    std::vector<Entry>& merges = stack_.back().merges;
    if (source.value.is_object()) return merges.push_back(std::move(source));
    if (!source.value.is_array()) stop(ErrorCode::yaml_syntax, "`<<` merges mappings only", mark);
    for (std::size_t i = 0; i < source.value.size(); ++i) {
      if (!source.value[i].is_object()) stop(ErrorCode::yaml_syntax, "`<<` merges mappings only", mark);
      merges.push_back({"", std::move(source.value[i]), *builder_.positions().child(source.position, i)});
    }
  }

  // Members that the mapping has itself win over merged ones, earlier merges over later.
  void merge(Entry&& source) {
    std::size_t index = 0;
    for (auto& [key, member] : source.value.get_ref<Json::object_t&>()) {
      const Position place = *builder_.positions().child(source.position, index++);
      if (!builder_.find_key(key)) builder_.put({key, std::move(member), place});
    }
  }

  const std::string& file_;
  const ReadLimits& limits_;
  TextOrigin origin_;
  const YamlColumns& columns_;
  YAML::Mark start_;
  YAML::Mark last_quoted_ = YAML::Mark::null_mark();
  TreeBuilder builder_;
  std::vector<Open> stack_;
  std::unordered_map<YAML::anchor_t, Entry> anchors_;
  std::size_t alias_values_ = 0;
  std::size_t anchored_values_ = 0;
  std::string key_;
  Position key_place_;
  bool has_key_ = false;
  bool merge_key_ = false;
  bool complete_ = false;
  Entry root_;
};

Error error_at(const YAML::Mark& mark, const Handler& handler, const std::string& file, ErrorCode code,
               std::string message) {
  const Position at = mark.is_null() ? Position{} : handler.place(mark);
  return {code, std::move(message), {file, at.line, at.column}};
}

Error syntax_error(const YAML::Exception& error, const std::string& file, const Handler& handler) {
  const bool deep = dynamic_cast<const YAML::DeepRecursion*>(&error) != nullptr;
  return error_at(error.mark, handler, file, deep ? ErrorCode::nesting_too_deep : ErrorCode::yaml_syntax,
                  deep ? "nested too deep" : error.msg);
}

// What the parser lets pass: a text that ends within a quoted scalar, and what follows the first document.
Status check_end(YAML::Parser& parser, const Handler& handler, Handler& second, std::string_view text,
                 const std::string& file) {
  const YAML::Mark& quoted = handler.last_quoted();
  if (!quoted.is_null() && is_unclosed_quote(text, static_cast<std::size_t>(quoted.pos))) {
    return error_at(quoted, handler, file, ErrorCode::yaml_syntax, "the quote is not closed");
  }
  if (!parser.HandleNextDocument(second)) return {};
  return error_at(second.start(), handler, file, ErrorCode::yaml_syntax, "there is more than one YAML document");
}

}  // namespace

Result<Document> read_yaml(std::string_view text, std::string file, const ReadLimits& limits,
                           const TextOrigin& origin) {
  if (Status utf8 = check_utf8(text, file, origin); !utf8) return utf8.error();
  text = without_byte_order_mark(text);
  if (is_blank(text)) return Error{ErrorCode::file_empty, "there is no YAML here", {file, origin.line, origin.column}};
  if (Status fit = check_yaml_characters(text, file, origin); !fit) return fit.error();
  const YamlColumns columns(text);
  Handler handler(file, limits, origin, columns);
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    parser.HandleNextDocument(handler);
    if (!handler.complete()) {
      return Error{ErrorCode::file_empty, "there is no YAML document here", {file, origin.line, origin.column}};
    }
    Handler second(file, limits, origin, columns);
    if (Status end = check_end(parser, handler, second, text, file); !end) return end.error();
  } catch (const Stop& stop) {
    return stop.error;
  } catch (const YAML::Exception& error) {
    return syntax_error(error, file, handler);
  }
  return handler.take_document(std::move(file));
}

}  // namespace steelyard
