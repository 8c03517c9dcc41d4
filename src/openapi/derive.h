// An OpenAPI document from a docs page that holds none.
//
//   Result<Derived> contract = derive_contract(markdown, "Get Balance", "page.md");
#pragma once

#include <string>  // names
#include <vector>  // warnings

#include "openapi/markdown.h"

namespace steelyard::openapi {

struct Derived {
  Document document;  // OpenAPI 3.1.0; every value stands where the page says it
  std::string method;
  std::string path;
  std::vector<Error> warnings;  // what the page says and the contract cannot
};

// Reads the request line, <ParamField> and <ResponseField>, example answers, tables of statuses and the host of the
// code examples. A header parameter that names a key becomes a security scheme. What the page does not say stays out:
// no field is required unless marked so, and `info.version` is "undocumented". Errors: page_no_contract without a
// request line or without any described field, example or status; page_invalid for two different request lines and for
// broken tags.
Result<Derived> derive_contract(const Markdown& page, const std::string& title, const std::string& file);

}  // namespace steelyard::openapi
