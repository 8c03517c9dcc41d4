// Which operations a path names.
//
//   Router router(contract);
//   std::optional<Route> route = router.route("/account/service/v1/balance", "GET");
//   const Operation* operation = route ? route->operation("GET") : nullptr;
#pragma once

#include <optional>     // no route
#include <string>       // methods
#include <string_view>  // paths
#include <vector>       // operations

#include "openapi/contract.h"
#include "openapi/path_template.h"

namespace steelyard::openapi {

// All operations of one path template, with the parameters of the request.
struct Route {
  std::vector<const Operation*> operations;
  PathParameters parameters;
  std::vector<const Operation*> others;  // of less concrete templates that match too, for other methods

  const Operation* operation(std::string_view method) const;
  // HEAD goes with GET; OPTIONS is answered everywhere.
  bool answers(std::string_view method) const;
  // "GET, HEAD, OPTIONS": what `Allow` says. HEAD goes with GET, OPTIONS always answers.
  std::string allow() const;
};

// Knows every path of a contract, with and without the base paths of its servers. Keeps pointers into the contract.
class Router {
 public:
  explicit Router(const Contract& contract);

  // The path is as on the request line, without query, still percent-encoded. The base path of `servers[].url` is
  // honoured, and the path without it works too. A concrete path is preferred to a templated one, unless only the
  // templated one knows the method; if none does, the first that matches is given.
  std::optional<Route> route(std::string_view path, std::string_view method) const;

 private:
  struct Entry {
    PathTemplate path;
    std::vector<const Operation*> operations;
    std::vector<std::string> base_paths;  // none of them empty
  };
  class Search;

  std::vector<Entry> entries_;  // concrete paths first
};

}  // namespace steelyard::openapi
