// Sentences of pages: where they end, what they hold, and where each word stands.
#include "openapi/sentences.h"

#include <doctest/doctest.h>

namespace steelyard::openapi {
namespace {

constexpr char kPage[] = R"(# Balance

> What is left.

Values are in **cents**, so
`718924.5` is a lot. All of it
counts!

<ResponseField name="total" type="number">
  The total (`available` + `frozen`).
</ResponseField>

| Status | Description |
|---|---|
| 401 | No key |

```yaml
openapi: 3.1.0
info: {title: T, version: '1', description: "Not in dollars."}
paths:
  /a:
    get:
      responses:
        '200':
          description: >-
            Amounts come as
            plain numbers.
```

```python
print("credits in code")
```
)";

std::vector<Sentence> sentences() {
  Result<PageProse> prose = PageProse::read(kPage, "page.md");
  REQUIRE_MESSAGE(prose, (prose ? "" : to_string(prose.error())));
  return prose->sentences();
}

// "line:column" of the phrase in the first sentence that has it, or "".
std::string place_of(const char* phrase) {
  for (const Sentence& sentence : sentences()) {
    const Word* word = sentence.find(phrase);
    if (word != nullptr) return std::to_string(word->place.line) + ":" + std::to_string(word->place.column);
  }
  return "";
}

TEST_CASE("phrases are found across markup and line ends, each word at its place") {
  CHECK(place_of("what is left") == "3:3");
  CHECK(place_of("in cents so 718924") == "5:12");
  CHECK(place_of("CENTS, so") == "5:17");
  CHECK(place_of("of it counts") == "6:26");
  CHECK(place_of("available + frozen") == "10:15");
  CHECK(place_of("no key") == "15:9");
  CHECK(place_of("not in dollars") == "19:46");
  CHECK(place_of("plain numbers") == "27:13");
}

TEST_CASE("a phrase does not reach from one sentence into the next, and code is no prose") {
  CHECK(place_of("a lot all") == "");
  CHECK(place_of("credits in code") == "");
  CHECK(place_of("cent") == "");
  CHECK(place_of("responses") == "");
}

// "word instead of wanted; …" of the sentence that has the words of `about`.
std::string misfits(const char* about, const char* phrase) {
  std::string text;
  for (const Sentence& sentence : sentences()) {
    if (!sentence.has(about)) continue;
    for (const Misfit& misfit : sentence.misfits(phrase)) text += misfit.word->text + " for " + misfit.wanted + "; ";
    return text;
  }
  return "no such sentence";
}

TEST_CASE("of a phrase that a sentence lacks, the words that stand in its place are told") {
  CHECK_EQ(misfits("plain numbers", "amounts come as whole numbers"), "plain for whole; ");
  CHECK_EQ(misfits("plain numbers", "amounts go as whole numbers"), "come for go; plain for whole; ");
  CHECK_EQ(misfits("plain numbers", "sums go as whole numbers"), "");  // too little is left of it
  CHECK_EQ(misfits("plain numbers", "amounts come as"), "");           // the sentence has it
  CHECK_EQ(misfits("plain numbers", "as plain numbers of"), "");       // only cut short
}

TEST_CASE("what is no page has no prose") {
  const Result<PageProse> html = PageProse::read("<html></html>", "page.md");
  REQUIRE_FALSE(html);
  CHECK(html.error().code == ErrorCode::page_is_html);
}

}  // namespace
}  // namespace steelyard::openapi
