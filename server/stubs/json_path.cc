#include "server/stubs/json_path.h"

#include <fmt/format.h>

#include <cctype>   // names
#include <cstdlib>  // numbers

#include "base/json.h"

namespace steelyard::server {

constexpr std::size_t kMaxSteps = 1'000'000;

class JsonPathReader {
 public:
  explicit JsonPathReader(std::string_view text) : text_(text) {}

  std::variant<JsonPath, std::string> run() {
    if (!take("$")) return wrong("it has to begin with $");
    while (problem_.empty() && at_ < text_.size()) step();
    if (!problem_.empty()) return wrong(problem_);
    return std::move(path_);
  }

 private:
  using Kind = JsonPath::Kind;

  std::string wrong(std::string_view why) const { return fmt::format("the JSONPath is not understood: {}", why); }

  void fail() {
    problem_ = fmt::format("\"{}\" at offset {} is more than names, indices, wildcards and filters of one comparison",
                           text_.substr(at_), at_);
  }

  bool take(std::string_view token) {
    if (text_.substr(at_, token.size()) != token) return false;
    at_ += token.size();
    return true;
  }

  void blanks() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }

  void add(JsonPath::Step step) {
    if (step.kind != Kind::name && step.kind != Kind::index) path_.definite_ = false;
    path_.steps_.push_back(std::move(step));
  }

  void step() {
    if (take("..")) {
      add({.kind = Kind::descendants});
      if (text_.substr(at_, 1) != "[") plain_name();
    } else if (take(".")) {
      plain_name();
    } else if (take("[")) {
      bracket();
    } else {
      fail();
    }
  }

  static bool in_name(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
  }

  std::string word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && in_name(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  void plain_name() {
    if (take("*")) return add({.kind = Kind::wildcard});
    std::string name = word();
    if (name.empty() || text_.substr(at_, 1) == "(") return fail();
    add({.kind = Kind::name, .name = std::move(name)});
  }

  void bracket() {
    if (take("*")) {
      add({.kind = Kind::wildcard});
    } else if (take("?(")) {
      filter();
    } else if (auto name = quoted()) {
      add({.kind = Kind::name, .name = std::move(*name)});
    } else {
      index();
    }
    if (problem_.empty() && !take("]")) fail();
  }

  std::optional<std::string> quoted() {
    if (at_ >= text_.size() || (text_[at_] != '\'' && text_[at_] != '"')) return std::nullopt;
    const std::size_t end = text_.find(text_[at_], at_ + 1);
    if (end == std::string_view::npos) return std::nullopt;
    std::string name(text_.substr(at_ + 1, end - at_ - 1));
    if (name.find('\\') != std::string::npos) return std::nullopt;
    at_ = end + 1;
    return name;
  }

  void index() {
    const std::size_t begin = at_;
    take("-");
    while (at_ < text_.size() && std::isdigit(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
    const std::string digits(text_.substr(begin, at_ - begin));
    if (digits.empty() || digits == "-" || digits.size() > 9) return fail();
    add({.kind = Kind::index, .index = std::strtol(digits.c_str(), nullptr, 10)});
  }

  void filter() {
    JsonPath::Step step{.kind = Kind::filter};
    blanks();
    if (!take("@")) return fail();
    while (take(".")) {
      step.place.push_back(word());
      if (step.place.back().empty()) return fail();
    }
    blanks();
    for (const std::string_view relation : {"==", "!=", "<=", ">=", "<", ">"}) {
      if (!step.relation.empty() || !take(relation)) continue;
      step.relation = relation;
      blanks();
      if (!literal(step)) return fail();
      blanks();
    }
    if (!take(")")) return fail();
    add(std::move(step));
  }

  bool literal(JsonPath::Step& step) {
    if (auto text = quoted()) {
      step.text = std::move(*text);
      step.quoted = true;
      return true;
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() && (in_name(text_[at_]) || text_[at_] == '.' || text_[at_] == '+')) ++at_;
    step.text = text_.substr(begin, at_ - begin);
    char* end = nullptr;
    std::strtod(step.text.c_str(), &end);
    step.number = !step.text.empty() && *end == '\0';
    return step.number || step.text == "true" || step.text == "false" || step.text == "null";
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string problem_;
  JsonPath path_;
};

class JsonPathSearch {
 public:
  explicit JsonPathSearch(const std::vector<JsonPath::Step>& steps) : steps_(steps) {}

  std::optional<std::vector<const Json*>> run(const Json& root) {
    walk(root, 0);
    if (visits_ > kMaxSteps) return std::nullopt;
    return std::move(found_);
  }

 private:
  using Kind = JsonPath::Kind;

  void walk(const Json& value, std::size_t step) {
    if (++visits_ > kMaxSteps) return;
    if (step == steps_.size()) {
      found_.push_back(&value);
      return;
    }
    const JsonPath::Step& wanted = steps_[step];
    if (wanted.kind == Kind::name) {
      if (const Json* member = find_member(value, wanted.name)) walk(*member, step + 1);
    } else if (wanted.kind == Kind::index) {
      const auto size = static_cast<std::ptrdiff_t>(value.size());
      const std::ptrdiff_t index = wanted.index < 0 ? size + wanted.index : wanted.index;
      if (value.is_array() && index >= 0 && index < size) walk(value[static_cast<std::size_t>(index)], step + 1);
    } else if (wanted.kind == Kind::wildcard) {
      if (value.is_structured()) {
        for (const Json& child : value) walk(child, step + 1);
      }
    } else if (wanted.kind == Kind::descendants) {
      walk(value, step + 1);
      if (value.is_structured()) {
        for (const Json& child : value) walk(child, step);
      }
    } else {
      filter(value, step);
    }
  }

  // The items of an array, or an object itself (as the library does that WireMock uses).
  void filter(const Json& value, std::size_t step) {
    if (value.is_object() && passes(value, steps_[step])) walk(value, step + 1);
    if (!value.is_array()) return;
    for (const Json& item : value) {
      if (passes(item, steps_[step])) walk(item, step + 1);
    }
  }

  static bool passes(const Json& item, const JsonPath::Step& filter) {
    const Json* value = &item;
    for (const std::string& name : filter.place) {
      value = find_member(*value, name);
      if (value == nullptr) return filter.relation == "!=";
    }
    if (filter.relation.empty()) return true;
    if (value->is_structured()) return filter.relation == "!=";
    if (value->is_number() && filter.number)
      return related(value->get<double>(), std::strtod(filter.text.c_str(), nullptr), filter.relation);
    if (value->is_string() && filter.quoted)
      return related(value->get_ref<const std::string&>(), filter.text, filter.relation);
    // Values of two types are never equal, nor is one of them the greater; true, false and null have no order.
    const bool same = !value->is_string() && !filter.quoted && write_json(*value) == filter.text;
    return filter.relation == "!=" ? !same : same && filter.relation == "==";
  }

  template <class T>
  static bool related(const T& a, const T& b, const std::string& relation) {
    if (relation == "==") return a == b;
    if (relation == "!=") return a != b;
    if (relation == "<") return a < b;
    if (relation == "<=") return a <= b;
    if (relation == ">") return a > b;
    return a >= b;
  }

  const std::vector<JsonPath::Step>& steps_;
  std::vector<const Json*> found_;
  std::size_t visits_ = 0;
};

std::variant<JsonPath, std::string> JsonPath::read(std::string_view text) { return JsonPathReader(text).run(); }

std::optional<std::vector<const Json*>> JsonPath::find(const Json& root) const {
  return JsonPathSearch(steps_).run(root);
}

}  // namespace steelyard::server
