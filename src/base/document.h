// A JSON or YAML text as a value that still knows where each part stood.
//
//   Result<Document> document = read_document(text, "contract.yaml");
//   if (!document) return document.error();
//   Location place = document->locate("/paths/~1v1~1balance/get");   // contract.yaml, line and column of "get"
#pragma once

#include <cstddef>      // limits
#include <cstdint>      // lines
#include <memory>       // shared values
#include <string>       // file names
#include <string_view>  // texts and pointers
#include <vector>       // duplicates

#include "base/json_fwd.h"
#include "base/positions.h"
#include "base/result.h"

namespace steelyard {

struct DuplicateKey {
  std::string pointer;  // of the member; the last one wins
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

class MemberLookup;  // member_lookup.h

class Document {
 public:
  Document(std::string file, std::shared_ptr<const Json> root, std::shared_ptr<const Positions> positions,
           std::vector<DuplicateKey> duplicates);

  const std::string& file() const { return file_; }
  const Json& root() const { return *root_; }
  const Positions& positions() const { return *positions_; }

  // The value at the pointer, or nullptr: pointer_find() without a search through wide objects.
  const Json* find(std::string_view pointer) const;
  // The member of an object of this document, or nullptr: find_member() likewise.
  const Json* member(const Json& object, std::string_view name) const;

  // The place of the value at the pointer, or of its nearest ancestor that exists.
  Location locate(std::string_view pointer) const;

  // Members that an object of the text names more than once. Nothing is dropped silently: readers of contracts refuse
  // them, checks of answers report them.
  const std::vector<DuplicateKey>& duplicate_keys() const { return duplicates_; }

 private:
  std::string file_;
  std::shared_ptr<const Json> root_;
  std::shared_ptr<const Positions> positions_;
  std::shared_ptr<const MemberLookup> lookup_;
  std::vector<DuplicateKey> duplicates_;
};

struct ReadLimits {
  std::size_t max_depth = 1024;              // levels of nesting; YAML has at most 400
  std::size_t max_alias_values = 1'000'000;  // values that YAML aliases may expand to
};

// Where the text begins in its file, for a text that is part of a larger one (a fence of a docs page).
struct TextOrigin {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

// RFC 8259. Errors: not_utf8, file_empty, json_syntax, number_out_of_range, nesting_too_deep.
Result<Document> read_json(std::string_view text, std::string file, const ReadLimits& limits = {},
                           const TextOrigin& origin = {});

// YAML 1.2 core schema, one document. Plain scalars are null, booleans, integers or floats as that schema says; all
// keys are read as strings ("200:" is the key "200"); `<<` merges. Duplicate keys are an error, as YAML demands.
// Errors: not_utf8, file_empty, yaml_syntax, duplicate_key, number_out_of_range, nesting_too_deep, alias_bomb.
Result<Document> read_yaml(std::string_view text, std::string file, const ReadLimits& limits = {},
                           const TextOrigin& origin = {});

// JSON if the file's name ends in .json or the text begins with '{' or '[' and reads as JSON, else YAML.
Result<Document> read_document(std::string_view text, std::string file, const ReadLimits& limits = {});

}  // namespace steelyard
