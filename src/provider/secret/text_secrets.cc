// Credentials in a text of no known format, told by what looks like a name and its value: plain text, HTML and XML,
// code, JSON that is none, values of header fields.
#include <algorithm>  // std::min
#include <cctype>     // std::isalnum

#include "http/form.h"
#include "openapi/key_name.h"
#include "provider/secret/secret_spans.h"
#include "provider/secret/spelling.h"

namespace steelyard::provider {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::string_view kQuotes = "\"'`";
constexpr std::string_view kBehindName = "\"'`\\] \t";
constexpr std::string_view kEndOfWord = "&;,\"'`<>{}[]()\\ \t\r\n";
constexpr std::string_view kEndOfLine = "&;,\"'`<>{}[]()\\\r\n";

bool is_name_char(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.' || c == '%';
}

std::string undone(std::string_view raw) {
  std::string text;
  for (std::size_t at = 0; at < raw.size();) {
    const bool opens = raw[at] == '%' || raw[at] == '\\' || raw[at] == '&';
    const auto escape = opens ? read_escape(raw, at) : std::nullopt;
    text.append(escape ? std::string_view(escape->bytes) : raw.substr(at, 1));
    at += escape ? escape->length : 1;
  }
  return text;
}

class Scanner {
 public:
  Scanner(std::string_view text, const SecretNames& names) : text_(text), names_(names) {}

  SecretSpans run() {
    while (at_ < text_.size()) {
      if (is_name_start(at_)) {
        name();
      } else if (text_.substr(at_).starts_with("://")) {
        user_information();
      } else {
        ++at_;
      }
    }
    return std::move(found_);
  }

 private:
  bool is_unit(std::size_t at) const { return text_.substr(at).starts_with("\\u") && read_escape(text_, at); }
  bool is_name_start(std::size_t at) const { return is_name_char(text_[at]) || is_unit(at); }

  void name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_name_start(at_)) at_ += is_unit(at_) ? 6 : 1;
    const std::size_t after = std::min(text_.find_first_not_of(kBehindName, at_), text_.size());
    if (after == text_.size()) return;
    const char separator = text_[after];
    const bool element = is_element(begin);
    if (separator != ':' && separator != '=' && !element) return;
    const std::string name = undone(text_.substr(begin, at_ - begin));
    if (!names_(name)) return;
    doubtful_ = openapi::is_doubtful_key(name);
    if (element) return element_content(text_.substr(begin, at_ - begin));
    at_ = after + 1;
    value(separator);
  }

  // Right behind "<", or behind "<prefix:".
  bool is_element(std::size_t begin) const {
    if (begin == 0) return false;
    if (text_[begin - 1] == '<') return true;
    if (text_[begin - 1] != ':') return false;
    std::size_t at = begin - 1;
    while (at > 0 && is_name_char(text_[at - 1])) --at;
    return at > 0 && at < begin - 1 && text_[at - 1] == '<';
  }

  // From the end of the opening tag to the closing tag of that name, or to the end.
  void element_content(std::string_view tag) {
    const std::size_t open_end = text_.find('>', at_);
    if (open_end == kNone || text_[open_end - 1] == '/') return;
    const std::size_t begin = open_end + 1;
    std::size_t end = begin;
    for (;;) {
      end = std::min(text_.find("</", end), text_.size());
      if (end == text_.size()) break;
      const std::size_t name_end = std::min(text_.find_first_of("> \t\r\n", end), text_.size());
      if (text_.substr(end, name_end - end).ends_with(tag)) break;
      end = name_end;
    }
    all_within(begin, end);
    at_ = end;
  }

  void value(char separator) {
    at_ = std::min(text_.find_first_not_of(separator == ':' ? ":=>~ \t\r\n" : ":=>~ \t", at_), text_.size());
    if (at_ == text_.size()) return;
    const std::size_t quote = std::min(text_.find_first_not_of('\\', at_), text_.size() - 1);
    if (kQuotes.find(text_[quote]) != kNone) return quoted(text_.substr(at_, quote + 1 - at_));
    if (text_[at_] == '[' || text_[at_] == '{') return structure();
    const std::size_t end =
        std::min(text_.find_first_of(separator == ':' ? kEndOfLine : kEndOfWord, at_), text_.size());
    add(at_, end);
    at_ = end;
  }

  // The delimiter is a quote with the backslashes in front of it.
  void quoted(std::string_view delimiter) {
    const std::size_t begin = at_ + delimiter.size();
    std::size_t end = text_.find(delimiter, begin);
    while (end != kNone && text_[end - 1] == '\\') end = text_.find(delimiter, end + delimiter.size());
    end = std::min(end, text_.size());
    add(begin, end);
    at_ = std::min(end + delimiter.size(), text_.size());
  }

  void structure() {
    const std::size_t begin = at_;
    std::size_t depth = 0;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '[' || c == '{') ++depth;
      if ((c == ']' || c == '}') && --depth == 0) break;
    }
    all_within(begin, at_);
  }

  // Every word that is no name or tag itself.
  void all_within(std::size_t begin, std::size_t end) {
    constexpr std::string_view kBetween = "[]{},:\"'`\\ \t\r\n>";
    const std::string_view part = text_.substr(0, end);
    for (std::size_t at = part.find_first_not_of(kBetween, begin); at < end;
         at = part.find_first_not_of(kBetween, at)) {
      std::size_t stop = std::min(part.find_first_of(kBetween, at), end);
      if (part[at] == '<') {
        const bool text = part.substr(at).starts_with("<![CDATA[");
        at = text ? at + 9 : std::min(part.find('>', at), end);
        continue;
      }
      stop = std::min(stop, part.find('<', at));
      const std::size_t next = std::min(part.find_first_not_of("\"'`\\ \t", stop), end);
      if (next == end || part[next] != ':') add(at, stop);
      at = stop;
    }
  }

  void user_information() {
    at_ += 3;
    const std::size_t end = std::min(text_.find_first_of("/?#\"'<> \t\r\n\\", at_), text_.size());
    const std::size_t user = text_.substr(0, end).rfind('@');
    if (user == kNone || user < at_) return;
    const std::size_t colon = text_.substr(0, user).find(':', at_);
    doubtful_ = false;
    if (user > at_) {
      SecretSpan span{at_, user, undone(text_.substr(at_, user - at_)), false, false};
      if (colon != kNone) span.value = undone(text_.substr(colon + 1, user - colon - 1));
      found_.push_back(std::move(span));
    }
    at_ = user;
  }

  void add(std::size_t begin, std::size_t end) {
    while (end > begin && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) --end;
    if (begin >= end) return;
    std::string value = undone(text_.substr(begin, end - begin));
    const bool doubtful = doubtful_ && value.size() < openapi::kDoubtfulLength;
    found_.push_back({begin, end, std::move(value), false, doubtful});
  }

  std::string_view text_;
  const SecretNames& names_;
  SecretSpans found_;
  std::size_t at_ = 0;
  bool doubtful_ = false;
};

}  // namespace

SecretSpans secrets_in_text(std::string_view text, const SecretNames& names) { return Scanner(text, names).run(); }

SecretSpans secrets_in_pairs(std::string_view text, const SecretNames& names) {
  SecretSpans found;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('&', at), text.size());
    const std::size_t equals = text.substr(0, end).find('=', at);
    if (equals != kNone && equals + 1 < end) {
      const std::string name = http::form_decode(text.substr(at, equals - at));
      const std::string value = http::form_decode(text.substr(equals + 1, end - equals - 1));
      if (names(name)) {
        const bool doubtful = openapi::is_doubtful_key(name) && value.size() < openapi::kDoubtfulLength;
        found.push_back({equals + 1, end, value, false, doubtful});
      } else if (value.find_first_of("=:") != kNone) {
        // A URL or JSON in a pair: what stands in it is shown as a whole or not at all.
        const SecretSpans inner = secrets_in_text(value, names);
        for (const SecretSpan& span : inner) found.push_back({equals + 1, end, span.value, false, span.doubtful});
      }
    }
    at = end + 1;
  }
  return found;
}

SecretSpans secrets_in_target(std::string_view text, const SecretNames& names) {
  SecretSpans found;
  const auto look = [&](std::size_t begin, std::size_t end) {
    for (SecretSpan& span : secrets_in_pairs(text.substr(begin, end - begin), names)) {
      span.begin += begin;
      span.end += begin;
      found.push_back(std::move(span));
    }
  };
  const std::size_t fragment = std::min(text.find('#'), text.size());
  const std::size_t query = std::min(text.find('?'), fragment);
  if (query < fragment) look(query + 1, fragment);
  if (fragment < text.size()) look(fragment + 1, text.size());
  return found;
}

}  // namespace steelyard::provider
