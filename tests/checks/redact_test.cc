#include "checks/redact.h"

#include <doctest/doctest.h>

namespace steelyard::checks {
namespace {

TEST_CASE("a secret is taken out of a text in every form that it has there") {
  struct Row {
    const char* secret;
    const char* text;
    const char* redacted;
  };
  const Row rows[] = {
      {"k3y-one", "got \"k3y-one\", not \"k3y-two\"", "got \"[redacted]\", not \"k3y-two\""},
      {"k3y", "k3yk3y", "[redacted][redacted]"},
      {"", "nothing is secret", "nothing is secret"},
      {"red", "a red text", "a [redacted] text"},
      {"a/b~c", "/data/a~1b~0c/x", "/data/[redacted]/x"},
      {"say \"k3y\"", "got \"say \\\"k3y\\\"\"", "got \"[redacted]\""},
      {"k3y-that-is-long", "got \"k3y-tha…", "got \"[redacted]…"},
      {"k3y-that-is-long", "got {\"a\":\"k3y-…, and \"k3y…", "got {\"a\":\"[redacted]…, and \"[redacted]…"},
      {"k3y-that-is-long", "ask…", "ask…"},
      {"k3y", "Authorization: Basic dXNlcjprM3k=", "Authorization: Basic [redacted]"},
      {"k3y", "token azN5", "token [redacted]"},
      {"k3y &/", "/a?key=k3y+%26%2F", "/a?key=[redacted]"},
      {"k3y &/", "/a?key=k3y%20%26%2F", "/a?key=[redacted]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    std::string text = row.text;
    redact(text, row.secret);
    CHECK(text == row.redacted);
  }
}

TEST_CASE("every text of a case and its findings is redacted") {
  report::Case judged;
  judged.reason = "k3y";
  report::Finding finding;
  finding.message = "message k3y";
  finding.subject = "subject k3y";
  finding.pointer = "/k3y";
  finding.schema_pointer = "/s/k3y";
  finding.help = "help k3y";
  judged.findings = {finding};
  redact(judged, "k3y");
  CHECK(judged.reason == "[redacted]");
  CHECK(judged.findings[0].message == "message [redacted]");
  CHECK(judged.findings[0].subject == "subject [redacted]");
  CHECK(judged.findings[0].pointer == "/[redacted]");
  CHECK(judged.findings[0].schema_pointer == "/s/[redacted]");
  CHECK(judged.findings[0].help == "help [redacted]");
}

}  // namespace
}  // namespace steelyard::checks
