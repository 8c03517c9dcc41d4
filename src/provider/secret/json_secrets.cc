// Credentials among the members of JSON, token by token: a text that breaks off is read as far as it goes.
#include <optional>  // escapes

#include "openapi/key_name.h"
#include "provider/secret/secret_spans.h"
#include "provider/secret/spelling.h"

namespace steelyard::provider {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kEnds = " \t\r\n,:{}[]\"";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string unescaped(std::string_view raw) {
  std::string text;
  for (std::size_t at = 0; at < raw.size();) {
    const auto escape = raw[at] == '\\' ? read_escape(raw, at) : std::nullopt;
    text.append(escape ? std::string_view(escape->bytes) : raw.substr(at, 1));
    at += escape ? escape->length : 1;
  }
  return text;
}

bool is_literal(std::string_view token) { return token == "true" || token == "false" || token == "null"; }

// A text that may have names of its own.
bool holds_names(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return false;
  return text[first] == '{' || text[first] == '[' || text[first] == '<' || text.find("://") != std::string_view::npos ||
         text.find("?") != std::string_view::npos;
}

class Scanner {
 public:
  Scanner(std::string_view text, const SecretNames& names, SecretSpans& found)
      : text_(text), names_(names), found_(found) {}

  // Whether every token is one of JSON.
  bool run() {
    if (text_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
    while (at_ < text_.size()) step();
    return clean_;
  }

 private:
  void step() {
    const char c = text_[at_];
    if (kBlanks.find(c) != std::string_view::npos) {
      ++at_;
    } else if (c == '"') {
      string();
    } else if (c == '{' || c == '[') {
      open();
    } else if (c == '}' || c == ']') {
      close();
    } else if (c == ',') {
      ++at_;
      wanted_ = false;
    } else if (c == ':') {
      ++at_;
      clean_ = false;
    } else {
      bare();
    }
  }

  void open() {
    ++at_;
    ++depth_;
    if (wanted_ && all_below_ == 0) {
      all_below_ = depth_;
      below_doubtful_ = doubtful_;
    }
    wanted_ = false;
  }

  void close() {
    ++at_;
    wanted_ = false;
    if (depth_ == 0) return;
    if (depth_ == all_below_) all_below_ = 0;
    --depth_;
  }

  void string() {
    const std::size_t begin = at_ + 1;
    std::size_t end = begin;
    while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
    end = std::min(end, text_.size());
    at_ = std::min(end + 1, text_.size());
    const std::string_view raw = text_.substr(begin, end - begin);
    const std::size_t next = std::min(text_.find_first_not_of(kBlanks, at_), text_.size());
    if (next < text_.size() && text_[next] == ':') {
      at_ = next + 1;
      name(raw);
    } else if (is_secret()) {
      add(begin, end, unescaped(raw), false);
    } else if (holds_names(raw)) {
      within(begin, raw);
    }
    if (next >= text_.size() || text_[next] != ':') wanted_ = false;
  }

  void name(std::string_view raw) {
    const bool plain = raw.find('\\') == std::string_view::npos;
    const std::string decoded = plain ? std::string() : unescaped(raw);
    const std::string_view text = plain ? raw : std::string_view(decoded);
    wanted_ = all_below_ == 0 && names_(text);
    doubtful_ = wanted_ && openapi::is_doubtful_key(text);
  }

  void bare() {
    const std::size_t begin = at_;
    at_ = std::min(text_.find_first_of(kEnds, at_), text_.size());
    const std::string_view token = text_.substr(begin, at_ - begin);
    const bool number = token.find_first_not_of("+-.0123456789eE") == std::string_view::npos;
    // What was cut off may be the beginning of a literal.
    if (!number && !is_literal(token) && at_ < text_.size()) clean_ = false;
    if (is_secret() && !is_literal(token)) add(begin, at_, std::string(token), true);
    wanted_ = false;
  }

  // A string that is JSON or a URL itself.
  void within(std::size_t begin, std::string_view raw) {
    for (SecretSpan& span : secrets_in_text(raw, names_)) {
      span.begin += begin;
      span.end += begin;
      span.number = false;
      found_.push_back(std::move(span));
    }
  }

  bool is_secret() const { return wanted_ || all_below_ != 0; }

  void add(std::size_t begin, std::size_t end, std::string value, bool number) {
    if (value.empty()) return;
    const bool doubtful = (all_below_ != 0 ? below_doubtful_ : doubtful_) && value.size() < openapi::kDoubtfulLength;
    found_.push_back({begin, end, std::move(value), number, doubtful});
  }

  std::string_view text_;
  const SecretNames& names_;
  SecretSpans& found_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t all_below_ = 0;  // the depth from which on everything is secret, 0 for none
  bool wanted_ = false;        // the next value is secret
  bool doubtful_ = false;
  bool below_doubtful_ = false;
  bool clean_ = true;
};

}  // namespace

SecretSpans secrets_in_json(std::string_view text, const SecretNames& names, bool& clean) {
  SecretSpans found;
  clean = Scanner(text, names, found).run();
  return found;
}

}  // namespace steelyard::provider
