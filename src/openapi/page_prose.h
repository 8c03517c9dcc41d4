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

struct ExampleServer {
  std::string url;
  TextOrigin place;
  std::string other_path;  // what the code example requests instead of the path, if it is another
};

// The server URL of the first code example that requests the path: what stands before the path. If none does, of the
// example whose path has most in common with it, or of the only host that is requested: a page that was edited in one
// place only.
std::optional<ExampleServer> find_server(const Markdown& page, const RequestLine& request);

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

// The first header of a code example that has the name of a key (key_name.h).
std::optional<std::string> find_sent_key(const Markdown& page);

}  // namespace steelyard::openapi
