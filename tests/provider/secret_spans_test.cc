// Which parts of bodies, queries and header values are credentials.
#include "provider/secret/secret_spans.h"

#include <doctest/doctest.h>

#include "openapi/key_name.h"

namespace steelyard::provider {
namespace {

struct Row {
  const char* type;
  std::string body;
  std::string shown;  // each credential as an X, or why the body is unreadable behind a "!"
};

std::string shown(const Row& row) {
  http::Headers headers;
  if (*row.type != '\0') headers.add("Content-Type", row.type);
  const BodySecrets found = secrets_in_body(headers, row.body, openapi::names_a_secret);
  if (!found.unreadable.empty()) return "!" + found.unreadable;
  std::string text;
  std::size_t at = 0;
  for (const SecretSpan& span : found.spans) {
    REQUIRE(span.begin >= at);
    text.append(row.body, at, span.begin - at).append(span.number ? "\"X\"" : "X");
    at = span.end;
  }
  return text.append(row.body, at);
}

TEST_CASE("credentials in bodies are told by their names, and all else stays as it was") {
  const std::string utf16("\xFF\xFE{\0\"\0k\0", 8);
  const Row rows[] = {
      {"application/json", R"({"api_key": "s", "a": "b", "total_tokens": 5})",
       R"({"api_key": "X", "a": "b", "total_tokens": 5})"},
      {"application/json", R"({"api_key" : 12, "password":null, "token": true})",
       R"({"api_key" : "X", "password":null, "token": true})"},
      {"application/json", R"({"api_key": ["s", 1, {"v": "t"}], "a": ["b"]})",
       R"({"api_key": ["X", "X", {"v": "X"}], "a": ["b"]})"},
      {"application/json", R"([{"x": {"accessToken": {"value": "s", "n": [7]}}, "y": 1}])",
       R"([{"x": {"accessToken": {"value": "X", "n": ["X"]}}, "y": 1}])"},
      {"application/json", R"({"api\u005fkey": "s\"t", "b": 1})", R"({"api\u005fkey": "X", "b": 1})"},
      {"application/json", R"({"note": "{\"api_key\": \"s\", \"a\": 1}"})",
       R"({"note": "{\"api_key\": \"X\", \"a\": 1}"})"},
      {"application/json", R"({"url": "https://u:p@h/?api_key=s&a=1"})", R"({"url": "https://X@h/?api_key=X&a=1"})"},
      {"application/json", R"({"message": "invalid token: expired"})", R"({"message": "invalid token: expired"})"},
      {"application/json", R"({"api_key": "cut off)", R"({"api_key": "X)"},
      {"application/json", R"({"api_key": ["s", "cut)", R"({"api_key": ["X", "X)"},
      {"application/json", R"({"a": 1, "api_key": 123)", R"({"a": 1, "api_key": "X")"},
      {"application/json", R"({'api_key': 's', a: 1})", R"({'api_key': 'X', a: 1})"},
      {"application/json", R"({api_key: "s", password: [ "t", 'u' ]})", R"({api_key: "X", password: [ "X", 'X' ]})"},
      {"application/x-ndjson", "{\"api_key\": \"s\"}\n{\"a\": 1}\n{\"secret\": \"t\"}\n",
       "{\"api_key\": \"X\"}\n{\"a\": 1}\n{\"secret\": \"X\"}\n"},
      {"application/x-ndjson", "{\"a\": 1}\n{\"api_key\": \"s", "{\"a\": 1}\n{\"api_key\": \"X"},
      {"application/x-www-form-urlencoded", R"({"api_key": "s"})", R"({"api_key": "X"})"},
      {"application/x-www-form-urlencoded", "a=1&api%5Fkey=s%20t;u&b=2", "a=1&api%5Fkey=X&b=2"},
      {"application/x-www-form-urlencoded", "next=https%3A%2F%2Fh%2F%3Fapi_key%3Ds&b=2", "next=X&b=2"},
      {"", "a=1&api_key=s&b=2", "a=1&api_key=X&b=2"},
      {"text/plain", "password: hunter two\ncolour: red", "password: X\ncolour: red"},
      {"text/plain", "curl -H 'X-Api-Key: s' -d token=t x", "curl -H 'X-Api-Key: X' -d token=X x"},
      {"application/xml", "<a><api_key>s</api_key><b>1</b></a>", "<a><api_key>X</api_key><b>1</b></a>"},
      {"application/xml", "<a><n:apiKey t=\"1\"><v>s</v><![CDATA[t]]></n:apiKey><b/></a>",
       "<a><n:apiKey t=\"1\"><v>X</v><![CDATA[X]]></n:apiKey><b/></a>"},
      {"application/xml", "<a token=\"s\" b='c'/><password>cut", "<a token=\"X\" b='c'/><password>X"},
      {"multipart/form-data; boundary=b",
       "--b\r\nContent-Disposition: form-data; name=\"api_key\"\r\n\r\ns\r\n--b\r\nContent-Disposition: form-data; "
       "name=\"a\"\r\n\r\ns\r\n--b--\r\n",
       "--b\r\nContent-Disposition: form-data; name=\"api_key\"\r\n\r\nX\r\n--b\r\nContent-Disposition: form-data; "
       "name=\"a\"\r\n\r\ns\r\n--b--\r\n"},
      {"multipart/form-data; boundary=b",
       "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\nContent-Type: "
       "application/json\r\n\r\n{\"token\": \"s\"}\r\n--b--",
       "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\nContent-Type: "
       "application/json\r\n\r\n{\"token\": \"X\"}\r\n--b--"},
      {"multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"api_key\"\r\n\r\ns",
       "!multipart that cannot be taken apart"},
      {"application/json; charset=utf-16", "{}", "!text in the charset utf-16"},
      {"application/json", utf16, "!not UTF-8 text"},
      {"", std::string("k\0e\0y\0", 6), "!not UTF-8 text"},
      {"application/octet-stream", "\x1f\x8b\x08", "!not UTF-8 text"},
      {"image/png", "\x89PNG", "\x89PNG"},
      {"", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(shown(row) == row.shown);
  }
}

TEST_CASE("a body that breaks off anywhere shows nothing of a credential") {
  const std::string body = R"({"a": 1, "api_key": {"v": ["kkkk", "kk\"kk"]}, "password" : "kkkk"})";
  for (std::size_t length = 0; length <= body.size(); ++length) {
    const std::string text = shown({"application/json", body.substr(0, length), ""});
    CAPTURE(text);
    CHECK(text.find("kk") == std::string::npos);
  }
}

TEST_CASE("query and fragment of a target") {
  const std::string target = "/a?b=1&api_key=s&c#access_token=t&d=2";
  const SecretSpans spans = secrets_in_target(target, openapi::names_a_secret);
  REQUIRE(spans.size() == 2);
  CHECK(spans[0].value == "s");
  CHECK(spans[1].value == "t");
  CHECK(secrets_in_target("/a?total_tokens=3", openapi::names_a_secret).empty());
}

}  // namespace
}  // namespace steelyard::provider
