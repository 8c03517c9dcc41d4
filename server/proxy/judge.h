// The checks, made on an answer as it passes.
//
//   std::vector<report::Finding> findings = judge_passing({served, operation, request}, response);
//   response.headers.set("Steelyard-Findings", findings_field(findings));
#pragma once

#include <string>  // fields
#include <vector>  // findings

#include "http/message.h"
#include "report/report.h"
#include "server/problem.h"
#include "server/served_provider.h"

namespace steelyard::server {

struct PassingRequest {
  ServedProvider& served;
  const openapi::Operation& operation;
  const http::Request& request;
};

// The findings of every check that looks at one answer, without the credentials of request and answer. gzip, deflate
// and br are undone for judging, up to 16 MiB; a body that is not what its coding says is one that is not JSON. A
// failure of the server is judged by its documentation alone, since it may well be what was asked for. Nothing is said
// of a 304, which only repeats another answer.
std::vector<report::Finding> judge_passing(const PassingRequest& passing, const http::Response& response);
// The same of an answer whose body is still to come: status and header fields alone.
std::vector<report::Finding> judge_head(const PassingRequest& passing, const http::Response& response);

// The field Steelyard-Findings: how many, by level, and the ids, as a structured field (RFC 9651, section 3.3).
//   2;error=1;warning=1;info=0;ids="response_schema_conformance undocumented_property"
std::string findings_field(const std::vector<report::Finding>& findings);
// Of judge_head(): 0;body=not-judged
std::string head_findings_field(const std::vector<report::Finding>& findings);

// What takes the place of an answer with errors: 502 contract-broken, with the findings.
http::Response enforcement_response(const http::Response& response, const std::vector<report::Finding>& findings);

bool has_errors(const std::vector<report::Finding>& findings);

}  // namespace steelyard::server
