// What a docs page says in its fences and tables: the request line, the host, example answers, documented statuses.
#pragma once

#include <optional>     // absent facts
#include <string>       // texts
#include <string_view>  // header names
#include <vector>       // answers

#include "openapi/markdown.h"

namespace steelyard::openapi {

// "GET /v1/users/{id}", with `:id` rewritten to `{id}` and the query left out.
struct RequestLine {
  std::string method;  // upper case
  std::string path;    // without the host
  std::string origin;  // "https://api.example.com" if the line names it
  TextOrigin place;
};

// The request lines that stand first in a fence or alone in a paragraph, in order.
std::vector<RequestLine> find_request_lines(const Markdown& page);

struct Found {
  std::string text;
  TextOrigin place;
};

// The server URL of the first code example that requests the path: what stands before the path. Nothing if none does.
std::optional<Found> find_server(const Markdown& page, const RequestLine& request);

// The fence of an example answer: JSON whose info line names a status, or JSON below a heading about responses (200).
struct ExampleAnswer {
  int status = 200;
  const Block* fence = nullptr;
};
std::vector<ExampleAnswer> find_example_answers(const Markdown& page);

// A row of a table whose first cells are a status and its description.
struct StatusRow {
  std::string status;  // "401", "4XX"
  std::string description;
  TextOrigin place;
};
std::vector<StatusRow> find_status_rows(const Markdown& page);

// True if a code example mentions the word, case ignored.
bool examples_mention(const Markdown& page, std::string_view word);

}  // namespace steelyard::openapi
