// One object of an OpenAPI document, read member by member. What nobody asks for is not understood and becomes a
// warning.
//
//   ObjectReader object(loading, node, "parameter");
//   std::string name = object.required_text("name");
//   object.finish();                      // warns of members that were not read
//   if (!loading.ok()) ...                // the first error stopped it
#pragma once

#include <optional>     // absent members
#include <string>       // texts
#include <string_view>  // names
#include <vector>       // members read

#include "openapi/bundle.h"

namespace steelyard::openapi {

// What loading shares: the documents, the contract being filled, the first error.
struct Loading {
  const Bundle& bundle;
  Contract& contract;
  std::optional<Error> error;

  bool ok() const { return !error.has_value(); }
  void fail(ErrorCode code, std::string message, Location where);
  void warn(std::string message, Location where);
};

class ObjectReader {
 public:
  // `kind` names the object in messages: "response object".
  ObjectReader(Loading& loading, const Node& node, std::string_view kind);

  const Node& node() const { return node_; }

  // The member of that name, references followed; nothing if it is absent. The `_object` and `_array` forms fail if it
  // has another type.
  std::optional<Node> member(std::string_view name);
  std::optional<Node> object(std::string_view name);
  std::optional<Node> array(std::string_view name);
  std::string text(std::string_view name, std::string_view otherwise = "");
  std::string required_text(std::string_view name);
  bool flag(std::string_view name, bool otherwise = false);

  // Members that are understood to carry nothing for us (prose).
  void skip(std::initializer_list<std::string_view> names);
  // Members that are known, but neither served nor checked: a warning that says so.
  void unsupported(std::initializer_list<std::string_view> names);
  // Warns of every member that was not asked for, extensions (`x-`) aside.
  void finish();

 private:
  std::optional<Node> typed(std::string_view name, bool (*is_type)(const Json&), std::string_view type);

  Loading& loading_;
  Node node_;
  std::string kind_;
  std::vector<std::string> read_;
};

}  // namespace steelyard::openapi
