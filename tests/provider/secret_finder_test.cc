// In whatever spelling a secret stands in a text, it is found there.
#include "provider/secret/secret_finder.h"

#include <doctest/doctest.h>

#include "provider/secret/spelling.h"
#include "tests/support/spellings.h"

namespace steelyard::provider {
namespace {

TEST_CASE("every spelling of every secret is taken out, and nothing around it but shared characters of base64") {
  for (const std::string secret : {"s3cr3t/V+lue=", "k-e_y.~1%41", "pass word\"&<", "0123456789abcdef"}) {
    const SecretFinder finder({secret});
    for (const test::SecretSpelling& spelling : test::spellings_of(secret)) {
      CAPTURE(spelling.name);
      CAPTURE(spelling.text);
      std::string text = "(" + spelling.text + ")";
      CHECK(finder.redact(text));
      CHECK(text.starts_with("("));
      CHECK(text.ends_with(")"));
      CHECK(text.find(spelling.text) == std::string::npos);
      const bool shared = std::string(spelling.name).find("behind") != std::string::npos ||
                          std::string(spelling.name).find("pair") != std::string::npos;
      if (!shared) CHECK(text == "([redacted])");
      // One or two characters of what was encoded around it, or the user of a pair.
      CHECK(text.size() <= std::string("([redacted])").size() + (shared ? 12 : 0));
      std::string other = "(" + spelling.text + ")";
      CHECK_FALSE(SecretFinder({"another-secret/1"}).redact(other));
    }
  }
}

TEST_CASE("a text without the secret stays as it is") {
  const SecretFinder finder({"s3cr3t/V+lue="});
  for (const std::string text : {"", "s3cr3t", "s3cr3t/V-lue=", "%", "%2", "\\", "\\u00", "&#;", "&#x110000;", "~", "…",
                                 "7333637233742f562b6c75653", "a&b=c%zz\\ud800\\u0041"}) {
    CAPTURE(text);
    std::string same = text;
    CHECK_FALSE(finder.redact(same));
    CHECK(same == text);
  }
}

TEST_CASE("characters beyond ASCII are found by code point, by code unit and by byte") {
  const SecretFinder finder({"w\xC3\xB6rd\xF0\x9F\x94\x91"});
  for (const std::string text : {"w\xC3\xB6rd\xF0\x9F\x94\x91", "w\\u00f6rd\\uD83D\\uDD11", "w%C3%B6rd%F0%9F%94%91",
                                 "w&#246;rd&#x1F511;", "d8O2cmTwn5SR", "77c3b67264f09f9491"}) {
    CAPTURE(text);
    std::string redacted = text;
    CHECK(finder.redact(redacted));
    CHECK(redacted == "[redacted]");
  }
}

TEST_CASE("secrets that overlap are taken out as one") {
  std::string text = "one abcdefgh two";
  CHECK(SecretFinder({"abcdef", "defgh", "abcdefgh"}).redact(text));
  CHECK(text == "one [redacted] two");
}

TEST_CASE("what is too short is not looked for, or only where it stands alone") {
  std::string text = "key1 key12 7 (key1)";
  CHECK_FALSE(SecretFinder({"key1", "7"}, {.shortest = 6}).redact(text));
  CHECK(SecretFinder({"key1", "7"}, {.alone_below = 8}).redact(text));
  CHECK(text == "[redacted] key12 [redacted] ([redacted])");
}

TEST_CASE("no text and no secret makes the search long") {
  const std::string secret(2'000, '%');
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "%25";
  CHECK(SecretFinder({secret}).redact(text));
  std::vector<std::string> many;
  for (int i = 0; i < 256; ++i) many.push_back("secret-number-" + std::to_string(i));
  std::string long_text(1U << 20U, '%');
  CHECK_FALSE(SecretFinder(many).redact(long_text));
}

}  // namespace
}  // namespace steelyard::provider
