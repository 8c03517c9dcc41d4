#include "openapi/sentences.h"

#include <algorithm>  // std::min, std::search, std::upper_bound
#include <cctype>     // letters

#include "base/json.h"
#include "base/pointer.h"
#include "openapi/markdown.h"
#include "openapi/page.h"

namespace steelyard::openapi {
namespace {

// How far ahead of the last word the next one may stand: markup between two words is short.
constexpr std::size_t kReach = 400;

bool is_word_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || c == '_' || byte >= 0x80;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_sign(char c) { return c == '+' || c == '=' || c == '$'; }

struct Token {
  std::string_view text;  // of the source
  bool ends_sentence = false;
};

// The end of a sentence is a full stop (or its like) before a blank, or a line that is empty.
bool ends_sentence(std::string_view text, std::size_t at) {
  const bool last = at + 1 >= text.size();
  if (text[at] == '.' || text[at] == '!' || text[at] == '?') return last || is_blank(text[at + 1]);
  return text[at] == '\n' && !last && text[at + 1] == '\n';
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < text.size();) {
    if (is_word_letter(text[i])) {
      const std::size_t begin = i;
      while (i < text.size() && is_word_letter(text[i])) ++i;
      tokens.push_back({text.substr(begin, i - begin), false});
      continue;
    }
    if (is_sign(text[i])) tokens.push_back({text.substr(i, 1), false});
    if (!tokens.empty() && ends_sentence(text, i)) tokens.back().ends_sentence = true;
    ++i;
  }
  return tokens;
}

std::string lower(std::string_view text) {
  std::string result;
  for (const char c : text) result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

std::vector<std::string> words_of(std::string_view phrase) {
  std::vector<std::string> words;
  for (const Token& token : tokens_of(phrase)) words.push_back(lower(token.text));
  return words;
}

bool is_description(const std::string& key) { return key == "description" || key == "summary"; }

}  // namespace

const Word* Sentence::find(std::string_view phrase) const {
  const std::vector<std::string> wanted = words_of(phrase);
  const auto found = std::search(words.begin(), words.end(), wanted.begin(), wanted.end(),
                                 [](const Word& word, const std::string& text) { return word.text == text; });
  return found == words.end() ? nullptr : &*found;
}

std::vector<Misfit> Sentence::misfits(std::string_view phrase) const {
  const std::vector<std::string> wanted = words_of(phrase);
  std::vector<Misfit> nearest;
  std::size_t most = 0;
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    std::vector<Misfit> misfits;
    const std::size_t length = std::min(wanted.size(), words.size() - begin);
    for (std::size_t i = 0; i < length; ++i) {
      if (words[begin + i].text != wanted[i]) misfits.push_back({&words[begin + i], wanted[i]});
    }
    const std::size_t fits = length - misfits.size();
    if (misfits.empty() || fits <= most || 2 * fits < wanted.size()) continue;
    most = fits;
    nearest = std::move(misfits);
  }
  return nearest;
}

PageProse::PageProse(std::string page) : page_(std::make_shared<const std::string>(std::move(page))) {
  line_begins_.push_back(0);
  for (std::size_t i = 0; i < page_->size(); ++i) {
    if ((*page_)[i] == '\n') line_begins_.push_back(i + 1);
  }
}

Result<PageProse> PageProse::read(std::string text, const std::string& file) {
  PageProse prose(std::move(text));
  const Result<Page> page = read_page(*prose.page_, file);
  if (!page) return page.error();
  const Result<Markdown> markdown = read_markdown(*prose.page_, file);
  if (!markdown) return markdown.error();
  for (const Block& block : markdown->blocks) {
    if (block.kind == Block::Kind::fence || block.kind == Block::Kind::markup) continue;
    std::vector<Sentence> found = prose.sentences_from(block.text, block.place);
    for (const TableRow& row : block.rows) {
      for (const std::string& cell : row.cells) {
        std::vector<Sentence> more = prose.sentences_from(cell, {row.line, 1});
        found.insert(found.end(), more.begin(), more.end());
      }
    }
    prose.sentences_.insert(prose.sentences_.end(), found.begin(), found.end());
  }
  // What a document that was derived says stands in the Markdown.
  if (!page->derived) prose.add_descriptions(page->document, page->document.root(), "");
  return prose;
}

void PageProse::add_descriptions(const Document& document, const Json& value, const std::string& pointer) {
  if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) add_descriptions(document, value[i], pointer_append(pointer, i));
  }
  if (!value.is_object()) return;
  for (const auto& [key, member] : value.get_ref<const Json::object_t&>()) {
    const std::string place = pointer_append(pointer, key);
    if (member.is_string() && is_description(key)) {
      std::vector<Sentence> found = sentences_at(member.get_ref<const std::string&>(), document.locate(place));
      sentences_.insert(sentences_.end(), found.begin(), found.end());
    } else {
      add_descriptions(document, member, place);
    }
  }
}

std::vector<Sentence> PageProse::sentences_at(std::string_view text, const Location& where) const {
  return sentences_from(text, {static_cast<std::uint32_t>(where.line), static_cast<std::uint32_t>(where.column)});
}

// The words of the text stand on the page in the same order, with markup and line ends between: each is looked for
// behind the one before.
std::vector<Sentence> PageProse::sentences_from(std::string_view text, TextOrigin place) const {
  std::vector<Sentence> sentences(1);
  if (place.line == 0 || place.line > line_begins_.size()) place = {1, 1};
  std::size_t at = line_begins_[place.line - 1];
  for (const Token& token : tokens_of(text)) {
    const std::string_view ahead = std::string_view(*page_).substr(at, kReach);
    std::size_t found = ahead.find(token.text);
    // Not in the middle of a longer word.
    while (found != std::string_view::npos && is_word_letter(token.text.front()) &&
           ((found > 0 && is_word_letter(ahead[found - 1])) ||
            (found + token.text.size() < ahead.size() && is_word_letter(ahead[found + token.text.size()])))) {
      found = ahead.find(token.text, found + 1);
    }
    if (found != std::string_view::npos) {
      const std::size_t begin = at + found;
      const auto line = std::upper_bound(line_begins_.begin(), line_begins_.end(), begin) - 1;
      place.line = static_cast<std::uint32_t>(line - line_begins_.begin()) + 1;
      place.column = static_cast<std::uint32_t>(begin - *line) + 1;
      at = begin + token.text.size();
    }
    sentences.back().words.push_back({lower(token.text), place});
    if (token.ends_sentence) sentences.emplace_back();
  }
  if (sentences.back().words.empty()) sentences.pop_back();
  return sentences;
}

}  // namespace steelyard::openapi
