// Reads the members of a JSON object that a client sent, one after the other. What nobody asked for, and what has the
// wrong type, is noted with its JSON pointer: nothing is ignored.
//
//   MappingErrors errors;
//   MemberReader reader(value, "/response", errors);
//   const std::string body = reader.text("body").value_or("");
//   reader.finish();   // {"/response/boddy", "\"boddy\" is not known here; did you mean body?"}
#pragma once

#include <cstdint>      // integers
#include <optional>     // absent members
#include <string>       // pointers
#include <string_view>  // names
#include <vector>       // errors

#include "base/json_fwd.h"

namespace steelyard::server {

struct MappingError {
  std::string pointer;  // of the member, "" for the whole
  std::string detail;   // one sentence

  bool operator==(const MappingError&) const = default;
};
using MappingErrors = std::vector<MappingError>;

class MemberReader {
 public:
  // A value that is no object is an error, and has no members. `null` stands for an absent member everywhere.
  MemberReader(const Json& object, std::string pointer, MappingErrors& errors);

  // The member, or nullptr; it counts as read.
  const Json* take(std::string_view name);

  std::optional<std::string> text(std::string_view name);
  std::optional<bool> flag(std::string_view name);
  // A whole number within the bounds, both included.
  std::optional<std::int64_t> integer(std::string_view name, std::int64_t low, std::int64_t high);
  std::optional<double> number(std::string_view name, double low, double high);

  // A member that is known and not supported: an error that says why, if it is there. Empty lists, empty objects and
  // `false` ask for nothing.
  void refuse(std::string_view name, std::string_view why);

  // Notes every member that was not read.
  void finish();

  void note(std::string_view member, std::string detail);
  std::string pointer(std::string_view member) const;

 private:
  const Json* object_;  // nullptr if there is none
  std::string pointer_;
  MappingErrors& errors_;
  std::vector<std::string> known_;
};

}  // namespace steelyard::server
