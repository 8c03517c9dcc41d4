// Problem documents (RFC 9457): what the mock says in its own name, apart from the APIs that it plays.
//
//   Problem problem{"no-route", 404, "no API here answers to /v1/balnce"};
//   problem.near_misses.push_back({"GET", "/v1/balance", "breeze", "did you mean this path?"});
//   http::Response response = to_response(problem);
#pragma once

#include <string>  // texts
#include <vector>  // lists

#include "http/message.h"
#include "report/report.h"

namespace steelyard::server {

struct NearMiss {
  std::string method;
  std::string path;
  std::string provider;
  std::string reason;
};

// One violation of the request, in the shape that users of Prism know.
struct Violation {
  std::vector<std::string> location;  // ["query", "limit"], ["body", "items", "0"]
  std::string code;                   // the keyword: "required", "type", …
  std::string message;
};

struct Problem {
  std::string id;  // the last part of `type`: "urn:steelyard:problem:no-route"
  int status = 500;
  std::string detail;
  std::vector<NearMiss> near_misses;
  std::vector<Violation> violations;
  std::vector<std::string> known;              // names that would have done
  std::vector<report::Finding> findings = {};  // of an answer that a proxy does not pass on
};

// application/problem+json; the title is the reason phrase of the status.
http::Response to_response(const Problem& problem);

}  // namespace steelyard::server
