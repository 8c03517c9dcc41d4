#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <istream>        // the parser reads a stream
#include <sstream>        // over the text
#include <unordered_map>  // keys of large mappings

#include "base/document.h"
#include "base/json.h"
#include "base/utf8.h"
#include "base/yaml_scalar.h"
#include "base/yaml_text.h"

namespace steelyard {
namespace {

// Thrown through the parser to stop it; caught in read_yaml, so that no exception leaves this file.
struct Stop {
  Error error;
};

// A value under construction with its positions; the same tree twice, so that an alias copies both.
struct Tree {
  Json value;
  Position position;
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
                const std::string& text) override {
    last_quoted_ = tag == "?" ? YAML::Mark::null_mark() : mark;
    if (expects_key()) {
      key_ = text;
      merge_key_ = text == "<<" && tag == "?";
      key_place_ = place(mark);
      has_key_ = true;
      if (anchor != 0) anchors_[anchor] = {Json(text), key_place_};
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
    put(Tree(found->second), mark);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    open(Json::array(), mark, anchor);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    open(Json::object(), mark, anchor);
  }
  void OnMapEnd() override { close(); }

  bool complete() const { return complete_; }
  Tree& root() { return root_; }

  const YAML::Mark& start() const { return start_; }
  // The last scalar, if it was quoted or has a tag.
  const YAML::Mark& last_quoted() const { return last_quoted_; }

  Position place(const YAML::Mark& mark) const {
    const auto line = static_cast<std::uint32_t>(mark.line);
    const auto column = static_cast<std::uint32_t>(
        columns_.code_points(static_cast<std::size_t>(mark.pos), static_cast<std::size_t>(mark.column)));
    return {origin_.line + line, origin_.column + column, {}};
  }

 private:
  struct Open {
    Tree tree;
    YAML::anchor_t anchor;
    std::string key;  // under which the parent keeps this value
    bool merge;
    bool has_key;
    Position key_place;
    std::unordered_map<std::string, std::size_t> keys;
    std::vector<Tree> merges;
  };

  [[noreturn]] void stop(ErrorCode code, std::string message, const YAML::Mark& mark) const {
    const Position at = place(mark);
    throw Stop{{code, std::move(message), {file_, at.line, at.column}}};
  }

  bool expects_key() const { return !stack_.empty() && stack_.back().tree.value.is_object() && !has_key_; }

  void open(Json&& container, const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (expects_key()) stop(ErrorCode::yaml_syntax, "a key must be a scalar", mark);
    if (stack_.size() >= limits_.max_depth) {
      stop(ErrorCode::nesting_too_deep, "nested deeper than " + std::to_string(limits_.max_depth) + " levels", mark);
    }
    stack_.push_back(
        {{std::move(container), place(mark)}, anchor, std::move(key_), merge_key_, has_key_, key_place_, {}, {}});
    has_key_ = false;
    merge_key_ = false;
  }

  void close() {
    Open closed = std::move(stack_.back());
    stack_.pop_back();
    for (Tree& source : closed.merges) merge(closed, std::move(source));
    if (closed.anchor != 0) keep(closed);
    key_ = std::move(closed.key);
    merge_key_ = closed.merge;
    has_key_ = closed.has_key;
    key_place_ = closed.key_place;
    put(std::move(closed.tree), YAML::Mark::null_mark());
  }

  // Anchors within anchors are kept once a level: a few of them make millions of a large value.
  void keep(const Open& anchored) {
    anchored_values_ += count_values(anchored.tree.value);
    if (anchored_values_ > limits_.max_alias_values) {
      throw Stop{{ErrorCode::alias_bomb,
                  "the anchors name more than " + std::to_string(limits_.max_alias_values) + " values",
                  {file_, anchored.tree.position.line, anchored.tree.position.column}}};
    }
    anchors_[anchored.anchor] = anchored.tree;
  }

  void leaf(const YAML::Mark& mark, YAML::anchor_t anchor, Json&& value) {
    if (expects_key()) {  // an empty key
      stop(ErrorCode::yaml_syntax, "a key must be a scalar", mark);
    }
    Tree tree{std::move(value), place(mark)};
    if (anchor != 0) anchors_[anchor] = tree;
    put(std::move(tree), mark);
  }

  void put(Tree&& tree, const YAML::Mark& mark) {
    if (stack_.empty()) {
      root_ = std::move(tree);
      complete_ = true;
      return;
    }
    Open& parent = stack_.back();
    if (parent.tree.value.is_array()) {
      parent.tree.value.push_back(std::move(tree.value));
      parent.tree.position.children.push_back(std::move(tree.position));
      return;
    }
    has_key_ = false;
    if (merge_key_) {
      merge_key_ = false;
      remember_merge(parent, std::move(tree), mark);
      return;
    }
    if (!parent.keys.emplace(key_, parent.tree.value.size()).second) {
      throw Stop{{ErrorCode::duplicate_key,
                  "the key \"" + key_ + "\" stands twice in one mapping",
                  {file_, key_place_.line, key_place_.column}}};
    }
    add_member(parent, std::move(key_), std::move(tree));
    parent.tree.position.children.back().line = key_place_.line;
    parent.tree.position.children.back().column = key_place_.column;
  }

  static void add_member(Open& parent, std::string key, Tree&& tree) {
    parent.tree.value.get_ref<Json::object_t&>().push_back({std::move(key), std::move(tree.value)});
    parent.tree.position.children.push_back(std::move(tree.position));
  }

  void remember_merge(Open& parent, Tree&& tree, const YAML::Mark& mark) const {
    if (tree.value.is_object()) {
      parent.merges.push_back(std::move(tree));
      return;
    }
    if (!tree.value.is_array()) stop(ErrorCode::yaml_syntax, "`<<` merges mappings only", mark);
    for (std::size_t i = 0; i < tree.value.size(); ++i) {
      if (!tree.value[i].is_object()) stop(ErrorCode::yaml_syntax, "`<<` merges mappings only", mark);
      parent.merges.push_back({std::move(tree.value[i]), std::move(tree.position.children[i])});
    }
  }

  // Members that the mapping has itself win over merged ones, earlier merges over later.
  static void merge(Open& target, Tree&& source) {
    std::size_t index = 0;
    for (auto& [key, member] : source.value.get_ref<Json::object_t&>()) {
      Position& position = source.position.children[index++];
      if (target.keys.emplace(key, target.tree.value.size()).second) {
        add_member(target, key, {std::move(member), std::move(position)});
      }
    }
  }

  const std::string& file_;
  const ReadLimits& limits_;
  TextOrigin origin_;
  const YamlColumns& columns_;
  YAML::Mark start_;
  YAML::Mark last_quoted_ = YAML::Mark::null_mark();
  std::vector<Open> stack_;
  std::unordered_map<YAML::anchor_t, Tree> anchors_;
  std::size_t alias_values_ = 0;
  std::size_t anchored_values_ = 0;
  std::string key_;
  Position key_place_;
  bool has_key_ = false;
  bool merge_key_ = false;
  bool complete_ = false;
  Tree root_;
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
  return Document(std::move(file), std::make_shared<const Json>(std::move(handler.root().value)),
                  std::make_shared<const Position>(std::move(handler.root().position)), {});
}

}  // namespace steelyard
