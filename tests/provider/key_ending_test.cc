// What the end of a key asks for.
#include "provider/key_ending.h"

#include <doctest/doctest.h>

namespace steelyard::provider {
namespace {

TEST_CASE("endings of keys") {
  const std::optional<std::string> none;
  const struct {
    const char* key;
    std::optional<int> status;
    std::optional<std::string> delay;
    std::optional<std::string> fault;
  } rows[] = {
      {"", {}, none, none},
      {"brz_demo", {}, none, none},
      {"k-503", 503, none, none},
      {"k-delay-250", {}, "250", none},
      {"k-delay-503", {}, "503", none},
      {"k-delay-250-503", 503, "250", none},
      {"k-503-delay-250", 503, "250", none},
      {"k-fault-dribble", {}, none, "dribble"},
      {"k-fault-EMPTY_RESPONSE", {}, none, "EMPTY_RESPONSE"},
      {"k-fault-empty-response-429", 429, none, "empty-response"},
      {"k-429-fault-tls_cut-delay-9", 429, "9", "tls_cut"},
      {"k-delay-9-fault-tls_cut-429", 429, "9", "tls_cut"},
      {"-fault-x", {}, none, "x"},
      {"k-503-503", 503, none, none},
      {"k-401-503", 503, none, none},
      {"k-delay-", {}, none, none},
      {"k-delay-x", {}, none, none},
      {"k-delay--5", {}, none, none},
      {"k-fault-", {}, none, none},
      {"k-fault-a1", {}, none, none},
      {"k-fault-dribble-x9", {}, none, none},
      {"k-delay-5-demo", {}, none, none},
      {"kdelay-5", {}, none, none},
  };
  for (const auto& row : rows) {
    CAPTURE(row.key);
    const KeyEnding ending = read_key_ending(row.key);
    CHECK(ending.status == row.status);
    CHECK(ending.delay == row.delay);
    CHECK(ending.fault == row.fault);
  }
}

}  // namespace
}  // namespace steelyard::provider
