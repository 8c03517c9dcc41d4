// The sentences of a docs page, each word with its place on the page: those of its Markdown, and those of the
// descriptions in its OpenAPI document. Code is no prose.
//
//   Result<PageProse> prose = PageProse::read(text, "balance.md");
//   for (const Sentence& sentence : prose->sentences()) if (sentence.has("in cents"))
//   use(sentence.words.front().place);
#pragma once

#include <memory>       // documents
#include <string>       // words
#include <string_view>  // phrases
#include <vector>       // sentences

#include "base/document.h"
#include "base/result.h"

namespace steelyard::openapi {

// Letters, digits and underscores in small letters; `+`, `=` and `$` are words too.
struct Word {
  std::string text;
  TextOrigin place;
};

// A word that stands where a phrase has another one.
struct Misfit {
  const Word* word = nullptr;  // never nullptr
  std::string wanted;
};

struct Sentence {
  std::vector<Word> words;

  // The place of the phrase's first word, if its words stand side by side, or nullptr. Case and punctuation make no
  // difference.
  const Word* find(std::string_view phrase) const;
  bool has(std::string_view phrase) const { return find(phrase) != nullptr; }

  // Of a phrase that the sentence does not have: the words that stand in its place, where at least half of it still
  // stands. Empty if there is no such place, or if the phrase is cut short there.
  std::vector<Misfit> misfits(std::string_view phrase) const;
};

class PageProse {
 public:
  // Errors: those of read_page().
  static Result<PageProse> read(std::string text, const std::string& file);

  const std::vector<Sentence>& sentences() const { return sentences_; }

  // Those of a text that begins at a place of the page: a description of its document.
  std::vector<Sentence> sentences_at(std::string_view text, const Location& where) const;

 private:
  explicit PageProse(std::string page);

  std::shared_ptr<const std::string> page_;
  std::vector<std::size_t> line_begins_;  // offsets
  std::vector<Sentence> sentences_;

  std::vector<Sentence> sentences_from(std::string_view text, TextOrigin place) const;
  void add_descriptions(const Document& document, const Json& value, const std::string& pointer);
};

}  // namespace steelyard::openapi
