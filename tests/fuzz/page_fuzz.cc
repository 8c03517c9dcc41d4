// A docs page: it becomes a contract, or an error that says where.
#include <algorithm>  // std::count_if

#include "base/json.h"
#include "openapi/contract.h"
#include "openapi/page.h"
#include "property.h"

namespace steelyard::fuzz {
namespace {

constexpr const char* kFile = "page.md";

// What is true of the whole page has no line.
bool concerns_the_whole(ErrorCode code) {
  for (const ErrorCode whole : {ErrorCode::file_empty, ErrorCode::not_utf8, ErrorCode::page_no_contract,
                                ErrorCode::page_is_html, ErrorCode::page_many_contracts}) {
    if (code == whole) return true;
  }
  return false;
}

// At most: a carriage return alone ends a line of Markdown, one before a line feed does not. An error at the very end
// stands on the line that the last line feed opens.
std::size_t count_lines(std::string_view text) {
  return static_cast<std::size_t>(
             std::count_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; })) +
         2;
}

void check_error(const Error& error, std::size_t lines) {
  require(error.where.file == kFile, "an error names the page", {error.message});
  require(error.where.line > 0 || concerns_the_whole(error.code), "an error names its line", {error.message});
  require(error.where.line <= lines, "the line is one of the page", {to_string(error)});
  require(!error.message.empty(), "an error has a sentence");
}

}  // namespace
}  // namespace steelyard::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace steelyard;
  const std::string_view text = fuzz::text_of(data, size);
  const std::size_t lines = fuzz::count_lines(text);
  const Result<openapi::Page> page = openapi::read_page(text, fuzz::kFile);
  if (!page) {
    fuzz::check_error(page.error(), lines);
    return 0;
  }
  for (const Error& warning : page->warnings) fuzz::check_error(warning, lines);
  const Result<openapi::Contract> contract = openapi::load_contract(page->document);
  if (!contract) fuzz::check_error(contract.error(), lines);
  return 0;
}
