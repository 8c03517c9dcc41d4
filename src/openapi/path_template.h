// Path templates: "/users/{id}/files/{name}.json".
//
//   PathTemplate path("/users/{id}");
//   std::optional<PathMatch> match = path.match("/users/a%2Fb");   // {"id": "a%2Fb"}, still encoded
#pragma once

#include <cstddef>      // sort keys
#include <optional>     // no match
#include <string>       // names, values
#include <string_view>  // paths
#include <utility>      // pairs
#include <vector>       // segments

namespace steelyard::openapi {

// The raw value of each parameter, as sent: percent-decoding comes after the value has been split by its style.
using PathParameters = std::vector<std::pair<std::string, std::string>>;

class PathTemplate {
 public:
  explicit PathTemplate(std::string_view path);

  // The path is as on the request line, still percent-encoded. A literal matches in any encoding of it. A parameter
  // takes at least one character and no slash.
  std::optional<PathParameters> match(std::string_view path) const;

  // Concrete before templated (OAS 3.1.1, "Path Templating Matching"): true if this one is to be tried first.
  bool more_concrete_than(const PathTemplate& other) const { return sort_key() < other.sort_key(); }

 private:
  // What templates are ordered by: the number of segments, so that only templates that can answer to the same path are
  // weighed against each other, then each segment, concrete ones and long literals first. One key a template makes the
  // order a strict weak one.
  std::vector<std::size_t> sort_key() const;

  // A segment is literals with parameters between: literals.size() == names.size() + 1.
  struct Segment {
    std::vector<std::string> literals;  // percent-decoded
    std::vector<std::string> names;
  };
  static Segment parse_segment(std::string_view text);
  static bool match_segment(const Segment& segment, std::string_view text, PathParameters& parameters);

  std::vector<Segment> segments_;
};

// True if every brace opens or closes a name, and no name is empty.
bool is_path_template(std::string_view path);

// The parameter names of a template, in order.
std::vector<std::string> template_names(std::string_view path);

// The template with every name taken out: "/users/{}".
std::string template_shape(std::string_view path);

}  // namespace steelyard::openapi
