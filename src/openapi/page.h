// A docs page as published: Markdown that holds an OpenAPI document in a fence, or describes one endpoint in prose.
//
//   Result<Page> page = read_page(text, "balance.md");
//   Result<Contract> contract = load_contract(page->document);   // places are lines and columns of balance.md
#pragma once

#include <string>       // names
#include <string_view>  // the page
#include <vector>       // warnings

#include "base/document.h"
#include "base/result.h"

namespace steelyard::openapi {

struct Page {
  Document document;            // the OpenAPI document
  std::string title;            // first heading of level 1, or ""
  std::string summary;          // the quote below it, or ""
  std::string method;           // named by the info line or the request line, upper case; or ""
  std::string path;             // likewise
  bool derived = false;         // the document was made from prose
  std::string source;           // its text as published, without the fence; "" if derived
  std::vector<Error> warnings;  // what was not understood, each with its place
};

// True if the text begins like a page for browsers.
bool is_html(std::string_view text);

// True for the text of an OpenAPI document, false for that of a docs page, which may hold one in a fence.
bool is_document(std::string_view text);

// Fences are three or more backticks or tildes; the info line may name document, method and path.
// Errors: not_utf8, file_empty; page_is_html; page_no_contract; page_many_contracts (names both lines); page_invalid (a
// fence that is never closed, broken tags); those of read_yaml and read_json for the fence, with places of the page.
Result<Page> read_page(std::string_view text, std::string file);

}  // namespace steelyard::openapi
