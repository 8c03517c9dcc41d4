// The one place that knows in which spellings a credential may stand in a text.
//
//   const SecretFinder finder({"k3y/one"});
//   std::string text = R"(no such key: k3y\/one, azN5L29uZQ==)";
//   finder.redact(text);   // "no such key: [redacted], [redacted]"
#pragma once

#include <array>        // patterns by byte
#include <cstddef>      // lengths
#include <string>       // texts
#include <string_view>  // texts
#include <utility>      // hits
#include <vector>       // patterns

namespace steelyard::provider {

inline constexpr std::string_view kRedacted = "[redacted]";

class SecretFinder {
 public:
  struct Options {
    std::size_t shortest = 1;     // shorter secrets are not looked for: they stand in many a word by accident
    std::size_t alone_below = 0;  // shorter secrets only where no letter or digit stands beside them
  };

  SecretFinder() = default;
  explicit SecretFinder(const std::vector<std::string>& secrets) : SecretFinder(secrets, Options{}) {}
  SecretFinder(const std::vector<std::string>& secrets, Options options);

  bool empty() const { return patterns_.empty(); }

  // Puts "[redacted]" in the place of each secret. Spellings that are known: as it is; each character as itself or as
  // an escape of URLs, JSON, HTML and JSON Pointers, also one in another; hexadecimal digits; base64 of both alphabets,
  // wherever the secret begins within what was encoded; and its beginning in front of "…", where a text was cut off.
  // False if there is none.
  bool redact(std::string& text) const;

  bool finds(std::string_view text) const;

 private:
  struct Pattern {
    std::string text;
    bool base64 = false;
    bool left = false, right = false;  // the characters of base64 around it hold bits of the secret
    bool alone = false;
  };
  using Hit = std::pair<std::size_t, std::size_t>;
  using Hits = std::vector<Hit>;

  void add(const std::string& secret, const Options& options);
  void add_base64(const std::string& secret, bool alone);
  Hits hits(std::string_view text) const;
  static void take(const Pattern& pattern, std::string_view text, Hit hit, Hits& found);
  void scan(std::string_view text, Hits& found) const;
  void scan_escaped(std::string_view text, Hits& found) const;
  void match_at(std::string_view text, std::size_t at, char first, Hits& found) const;
  void scan_hex(std::string_view text, Hits& found) const;
  void scan_cut(std::string_view text, Hits& found) const;

  std::vector<Pattern> patterns_;
  std::array<std::vector<std::size_t>, 256> by_first_;  // patterns by their first byte
  std::vector<std::string> digits_;                     // each secret in lower-case hexadecimal digits
  std::size_t shortest_ = 0;                            // pattern
};

}  // namespace steelyard::provider
