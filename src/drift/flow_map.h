// A map in flow style as it stands in a text (`{a: 1, "b": [2]}`, JSON), and changes to its members that leave every
// other byte as it is.
//
//   std::optional<FlowMap> map = read_flow_map(text, text.find('{'));
//   if (map) splices = edit_flow_map(text, *map, {.removed = {1}, .added = {{"c", "number"}}});
#pragma once

#include <cstddef>      // offsets
#include <optional>     // not read to its end
#include <set>          // members
#include <string>       // names
#include <string_view>  // texts
#include <utility>      // std::pair
#include <vector>       // members

namespace steelyard::drift {

// From the first character of the key to behind the last of the value.
struct FlowEntry {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct FlowMap {
  std::size_t open = 0;   // of the brace
  std::size_t close = 0;  // likewise
  std::vector<FlowEntry> entries;
};

// The map whose brace stands at the offset; nothing if the text ends before it is closed.
std::optional<FlowMap> read_flow_map(std::string_view text, std::size_t open);

// Part of a text, and what is to stand there instead.
struct Splice {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

struct FlowEdit {
  std::set<std::size_t> removed;                           // numbers of entries
  std::vector<std::pair<std::string, std::string>> added;  // name and JSON type of the schema that is added
};

// In rising order, none within another. What is added is written like the last entry: quoted or not, on a line of its
// own or not, with blanks or without.
std::vector<Splice> edit_flow_map(std::string_view text, const FlowMap& map, const FlowEdit& edit);

// A key as YAML takes it: as it stands where it can, else in double quotes.
std::string yaml_key(const std::string& name);

}  // namespace steelyard::drift
