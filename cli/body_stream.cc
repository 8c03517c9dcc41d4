#include "cli/body_stream.h"

#include <fmt/format.h>  // messages

#include <algorithm>  // std::count
#include <array>      // pieces of a line
#include <istream>    // lines
#include <vector>     // lines that wait

#include "base/file.h"
#include "base/json.h"
#include "base/utf8.h"

namespace steelyard::cli {
namespace {

enum class Line { read, end, too_long };

Line next_line(std::istream& in, std::string& line) {
  std::array<char, 65536> piece{};
  line.clear();
  if (!in) return Line::end;  // it ended before: nothing would ever be read
  while (in) {
    in.getline(piece.data(), static_cast<std::streamsize>(piece.size()));
    // What is counted includes the line end, if that is what stopped it. A U+0000 is a character like any other.
    const bool ended = in.good();
    line.append(piece.data(), static_cast<std::size_t>(in.gcount()) - (ended ? 1 : 0));
    if (in.bad() || (in.eof() && in.gcount() == 0 && line.empty())) return Line::end;
    if (line.size() > kMaxFileBytes) return Line::too_long;
    if (in.fail() && !in.eof()) {  // the piece is full, and the line goes on
      in.clear();
      continue;
    }
    break;
  }
  if (line.ends_with('\r')) line.pop_back();
  return Line::read;
}

enum class Alone { no, scalar, structured };

// What a line is by itself.
Alone stands_alone(const std::string& line) {
  if (is_blank(line)) return Alone::no;
  const Result<Document> document = read_json(line, "");
  if (!document) return Alone::no;
  return document->root().is_structured() ? Alone::structured : Alone::scalar;
}

class BodyReader {
 public:
  BodyReader(std::istream& in, const std::string& name, const BodyReceiver& receive, BodyLanguage language)
      : in_(in),
        name_(name),
        receive_(receive),
        language_(language),
        by_line_(name.ends_with(".ndjson") || name.ends_with(".jsonl")) {}

  Status run() {
    std::string line;
    Line read = Line::read;
    while ((read = next_line(in_, line)) == Line::read) {
      ++number_;
      if (by_line_) {
        give(line, number_);
      } else {
        hold(line);
      }
      if (held_bytes_ > kMaxFileBytes) return too_large();
    }
    if (read == Line::too_long) return too_large();
    if (in_.bad()) return Error{ErrorCode::file_not_readable, "reading stopped before the end", {name_}};
    return finish();
  }

 private:
  void give(const std::string& line, std::uint32_t number) {
    if (is_blank(line)) return;
    any_ = true;
    receive_(line, {number, 1});
  }

  // Keeps the line until it is known what the stream is.
  void hold(const std::string& line) {
    const bool first = held_bytes_ == 0 && !is_blank(line);
    if (first) may_be_lines_ = language_ == BodyLanguage::json || opens_like_json(line);
    const Alone found = first || may_be_lines_ ? stands_alone(line) : Alone::no;
    // Within a text over several lines a scalar may well have a line of its own.
    const bool alone = found == Alone::structured;
    held_.push_back(line);
    if (!is_blank(line)) held_bytes_ += line.size();
    by_line_ = first ? found != Alone::no : alone && before_alone_;
    alone_ = alone_ || alone;
    if (!is_blank(line)) before_alone_ = alone;
    if (by_line_) give_held();
  }

  void give_held() {
    for (std::size_t i = 0; i < held_.size(); ++i) give(held_[i], static_cast<std::uint32_t>(i + 1));
    held_.clear();
    held_bytes_ = 0;
  }

  Status finish() {
    std::string whole;
    for (const std::string& line : held_) whole += line + '\n';
    if (is_blank(whole)) {
      if (any_) return {};
      return Error{ErrorCode::file_empty, "there is no body here", {name_}};
    }
    if (alone_ && !read_json(whole, name_)) {
      give_held();
    } else {
      receive_(whole, {});
    }
    return {};
  }

  Error too_large() const {
    return {ErrorCode::file_too_large,
            fmt::format("a single body has more than {} bytes", kMaxFileBytes),
            {name_, number_, 0}};
  }

  std::istream& in_;
  const std::string& name_;
  const BodyReceiver& receive_;
  BodyLanguage language_;
  bool by_line_;
  bool may_be_lines_ = true;   // even where the first line is none by itself
  bool any_ = false;           // a body was given
  bool alone_ = false;         // some line was a JSON text by itself
  bool before_alone_ = false;  // the line before was
  std::uint32_t number_ = 0;
  std::size_t held_bytes_ = 0;
  std::vector<std::string> held_;
};

}  // namespace

Status check_read_once(const std::vector<std::string>& names) {
  if (std::count(names.begin(), names.end(), "-") <= 1) return {};
  return Error{ErrorCode::usage, "- is named twice: standard input can be read only once", {}};
}

Status read_bodies(std::istream& in, const std::string& name, const BodyReceiver& receive, BodyLanguage language) {
  return BodyReader(in, name, receive, language).run();
}

bool opens_like_json(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  text = without_byte_order_mark(text);
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos || text[first] != '{')
    return first != std::string_view::npos && text[first] == '[';
  const std::size_t second = text.find_first_not_of(kBlanks, first + 1);
  return second != std::string_view::npos && text[second] == '"';
}

}  // namespace steelyard::cli
