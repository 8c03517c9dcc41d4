#include "json_schema/formats/format.h"

#include <set>

#include "support.h"

namespace steelyard::json_schema {
namespace {

struct Row {
  const char* format;
  std::vector<const char*> good;
  std::vector<const char*> bad;
};

const std::vector<Row> kTexts = {
    {"date-time",
     {"2026-08-26T12:00:00Z", "1998-12-31T23:59:60Z", "1998-12-31T15:59:60.5-08:00"},
     {"2026-08-26 12:00:00Z", "2026-08-26T12:00:00", "2026-02-29T12:00:00Z", "1998-12-31T22:59:60Z"}},
    {"date", {"2024-02-29"}, {"2023-02-29", "2026-13-01", "2026-1-1", "26-01-01"}},
    {"time", {"08:30:06Z", "08:30:06.283+01:00"}, {"24:00:00Z", "08:30:06", "08:30Z", "08:30:06.Z"}},
    {"duration",
     {"P4DT12H30M5S", "P2W", "PT36H", "P1Y"},
     {"P", "PT", "P1YT", "4D", "P1D2H", "P2S", "P1Y2W", "P1YT1H1S"}},
    {"email",
     {"joe.bloggs@example.com", "\"joe bloggs\"@example.com", "joe@[127.0.0.1]", "j@[IPv6:::1]"},
     {"2962", ".a@b.c", "a..b@c", "a@-b", "joe bloggs@example.com", "a@"}},
    {"idn-email", {"실례@실례.테스트", "joe@example.com"}, {"2962", "@실례"}},
    {"hostname", {"www.example.com", "xn--4gbwdl.xn--wgbh1c", "a"}, {"-a", "a-", "a_b", "", "a..b", "xn--X"}},
    {"idn-hostname", {"실례.테스트", "example"}, {"〮실례", "a\u00B7l", "-실례"}},
    {"ipv4", {"127.0.0.1", "0.0.0.0"}, {"256.0.0.1", "127.0.0", "127.0.0.01", "1.2.3.4.5"}},
    {"ipv6",
     {"::1", "::", "fe80::1:2", "::ffff:192.168.0.1", "1:2:3:4:5:6:7:8"},
     {"12345::", "1:2:3:4:5:6:7", "::1::", ":1", "fe80::1%eth0", "1:2:3:4:5:6:7:8:9"}},
    {"uri",
     {"http://foo.bar/?baz=qux#quux", "urn:oasis:names", "http://[::1]:80/"},
     {"//foo.bar", "/abc", "http://a b", "http://a/%zz", "1http://a", "http://[::1"}},
    {"uri-reference", {"/abc", "#frag", "a/b?c"}, {"\\\\WINDOWS", "a b", "1:2/"}},
    {"iri", {"http://ƒøø.ßår/?∂éœ=πîx"}, {"/abc", "http://2001:0db8::1 x"}},
    {"iri-reference", {"/âππ"}, {"\\\\WINDOWS\\filëßåré"}},
    {"uri-template", {"http://e.com/{term:1}/{term}{?a,b*}", "plain"}, {"http://e.com/{term", "a}b{c", "{a:0}", "{}"}},
    {"uuid",
     {"2EB8AA08-AA98-11EA-B4AA-73B441D16380"},
     {"2eb8aa08aa9811eab4aa73b441d16380", "2eb8aa08-aa98-11ea-b4ga-73b441d16380"}},
    {"json-pointer", {"", "/foo/bar~0/baz~1/%a", "/"}, {"foo", "/foo/bar~", "/~2", "#"}},
    {"relative-json-pointer", {"1", "0/foo", "2#", "0-1/x", "1+1"}, {"-1", "01", "/a", "0##", "1+"}},
    {"regex", {"([abc])+\\s+$", "(?<=a+)b", "(?<!a*)"}, {"^(abc]", "(?<=a", "\\a"}},
    {"byte", {"", "YQ==", "YWI=", "YWJj"}, {"YQ", "Y===", "Y!==", "YQ= "}},
    {"binary", {"anything"}, {}},
    {"password", {"anything"}, {}},
};

const std::vector<Row> kNumbers = {
    {"int32", {"0", "-2147483648", "2147483647.0"}, {"2147483648", "0.5", "1e300"}},
    {"int64", {"9223372036854775807"}, {"9223372036854775808", "-9223372036854775809", "0.1"}},
    {"float", {"3.4e38"}, {"3.5e38"}},
    {"double", {"1e308"}, {}},
};

bool asserts(const char* format, const Json& instance) {
  const Program program =
      program_of(write_json(Json{{"format", format}}), {.dialect = Dialect::oas31, .assert_formats = true});
  return Evaluator().is_valid(program, instance);
}

TEST_CASE("formats judge values of their type") {
  for (const auto* rows : {&kTexts, &kNumbers}) {
    for (const Row& row : *rows) {
      for (const auto* texts : {&row.good, &row.bad}) {
        for (const char* text : *texts) {
          CAPTURE(row.format);
          CAPTURE(text);
          CHECK(asserts(row.format, rows == &kTexts ? Json(text) : json(text)) == (texts == &row.good));
        }
      }
      CHECK(asserts(row.format, Json(nullptr)));
      CHECK(asserts(row.format, Json::array()));
    }
  }
}

TEST_CASE("every format has a case, and every case a format") {
  std::set<std::string_view> names;  // one may have a row for each of its meanings
  for (const FormatRow& row : formats()) names.insert(row.name);
  CHECK(names.size() == kTexts.size() + kNumbers.size());
  for (const auto* rows : {&kTexts, &kNumbers}) {
    for (const Row& row : *rows) {
      CAPTURE(row.format);
      CHECK(find_format(row.format, Dialect::oas30) != nullptr);
    }
  }
}

TEST_CASE("format is an annotation unless asked to assert") {
  const Json instance("not a date");
  CHECK(Evaluator().is_valid(program_of(R"({"format": "date"})"), instance));
  CHECK_FALSE(Evaluator().is_valid(program_of(R"({"format": "date"})", {.assert_formats = true}), instance));
  CHECK(failures_of(program_of(R"({"format": "date"})", {.assert_formats = true}), "\"x\"") ==
        std::vector<std::string>{" | /format | \"x\" is not a date (YYYY-MM-DD)"});
  // Two hyphens in the places of "xn--" mean something since draft 7.
  const auto is_host = [](const char* text, Dialect dialect) { return find_format("hostname", dialect)->text(text); };
  CHECK(is_host("ab--cd.example", Dialect::draft6));
  CHECK_FALSE(is_host("ab--cd.example", Dialect::draft7));
  CHECK_FALSE(is_host("a_b", Dialect::draft4));
  // The formats of OpenAPI are unknown to JSON Schema itself.
  CHECK(Evaluator().is_valid(program_of(R"({"format": "int32"})", {.assert_formats = true}), Json(0.5)));
}

}  // namespace
}  // namespace steelyard::json_schema
