// Archives as browsers, proxies and API clients write them.
#include <doctest/doctest.h>

#include "tests/cli/report_support.h"

namespace steelyard::cli {
namespace {

std::string har(const std::string& entries) { return R"({"log":{"version":"1.2","entries":[)" + entries + "]}}"; }

std::string entry(const std::string& request, const std::string& response) {
  return R"({"request":)" + request + R"(,"response":)" + response + "}";
}

constexpr char kRequest[] = R"({"method":"GET","url":"https://sunor.cc/api/v1/account/balance"})";
constexpr char kBody[] = R"({\"code\":200,\"data\":{\"available\":1,\"frozen\":2,\"total\":3}})";

struct Row {
  const char* tool;
  std::string archive;
  int code;
  int passed;             // of the status 200, rule contract-broken: 1 if an answer was judged
  const char* told = "";  // on standard error
};

std::string text_content(const std::string& more = "") {
  return R"("content":{"mimeType":"application/json","text":")" + std::string(kBody) + "\"" + more + "}";
}

const Row kRows[] = {
    // Members that begin with an underscore, pseudo-headers of HTTP/2, no encoding.
    {"Chrome",
     har(R"({"_initiator":{"type":"other"},"_priority":"High","request":)" + std::string(kRequest) +
         R"(,"response":{"status":200,"headers":[{"name":":status","value":"200"},)"
         R"({"name":"content-type","value":"application/json"}],)" +
         text_content() + R"(,"_transferSize":400},"time":1.5})"),
     0, 1},
    // Empty `redirectURL` and comments; the size of what it did not keep.
    {"Firefox",
     har(entry(kRequest,
               R"({"status":200,"statusText":"OK","headers":[{"name":"Content-Type","value":"application/json"}],)" +
                   text_content(R"(,"size":60,"comment":"")") + R"(,"redirectURL":""})")),
     0, 1},
    // Bodies in base64, headers that come twice.
    {"mitmproxy",
     har(entry(kRequest, R"({"status":200,"headers":[{"name":"Content-Type","value":"application/json"},)"
                         R"({"name":"Vary","value":"a"},{"name":"Vary","value":"b"}],"content":{"encoding":"base64",)"
                         R"("text":"eyJjb2RlIjoyMDAsImRhdGEiOnsiYXZhaWxhYmxlIjoxLCJmcm96ZW4iOjIsInRvdGFsIjozfX0="}})")),
     0, 1},
    // No headers at all, the type beside the body.
    {"Insomnia", har(entry(kRequest, "{\"status\":200,\"headers\":[]," + text_content() + "}")), 0, 1},
    {"no headers member", har(entry(kRequest, "{\"status\":200," + text_content() + "}")), 0, 1},
    {"a blocked request beside another",
     har(entry(kRequest, R"({"status":0,"headers":[],"content":{}})") + "," +
         entry(kRequest, "{\"status\":200," + text_content() + "}")),
     0, 1},
    {"an aborted request alone", har(entry(kRequest, R"({"status":-1,"headers":[],"content":{}})")), 3, 0,
     "the archive has no entry with an answer"},
    {"no entries", har(""), 3, 0, "the archive has no entry with an answer"},
    {"a status of another world", har(entry(kRequest, R"({"status":700,"headers":[],"content":{}})")), 3, 0,
     "the status of the entry is no HTTP status"},
    {"no response", har(R"({"request":)" + std::string(kRequest) + "}"), 3, 0,
     "the entry has no request or no response"},
    {"no URL", har(entry(R"({"method":"GET"})", "{\"status\":200," + text_content() + "}")), 3, 0,
     "the request of the entry has no method or no URL"},
    {"another encoding", har(entry(kRequest, R"({"status":200,"content":{"encoding":"gzip","text":"x"}})")), 3, 0,
     "the body is encoded as gzip, not base64"},
    {"base64 that is none", har(entry(kRequest, R"({"status":200,"content":{"encoding":"base64","text":"*"}})")), 3, 0,
     "the body is not base64"},
};

TEST_CASE("archives of many tools") {
  for (const Row& row : kRows) {
    CAPTURE(row.tool);
    const Outcome outcome =
        run_program({"drift", "--provider", "sunor", "--samples", "-", "--fail-on", "info"}, row.archive);
    CHECK(outcome.code == row.code);
    CHECK((outcome.out.find("ok       contract-broken 200") != std::string::npos) == (row.passed == 1));
    CHECK(outcome.err.find(row.told) != std::string::npos);
  }
}

TEST_CASE("an entry that cannot be read does not keep the others from being judged") {
  const std::string archive =
      har(entry(kRequest, R"({"status":700})") + "," + entry(kRequest, "{\"status\":200," + text_content() + "}"));
  const Outcome outcome = run_program({"drift", "--provider", "sunor", "--samples", "-", "--format", "json"}, archive);
  CHECK(outcome.code == 3);
  CHECK(report_of(outcome).at("findings") == Json::array());
  CHECK(report_of(outcome).at("summary").at("passed").get<int>() > 0);
}

}  // namespace
}  // namespace steelyard::cli
