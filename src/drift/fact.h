// What differs between two contracts: facts without judgement. Rules judge them (drift/rule.h).
//
//   for (const Fact& fact : compare_contracts(base, revision)) use(fact.kind, fact.change, fact.pointer);
#pragma once

#include <memory>       // values, sites
#include <string>       // pointers
#include <string_view>  // names

#include "base/json_fwd.h"
#include "base/result.h"

namespace steelyard::drift {

enum class FactKind {
#define STEELYARD_FACT(name, text) name,
#include "drift/fact_kind.def"
#undef STEELYARD_FACT
};
std::string_view to_string(FactKind kind);

// Bounds increase and decrease; what has no order has changed.
enum class Change { added, removed, changed, increased, decreased };
std::string_view to_string(Change change);

enum class Direction { none, request, response };
std::string_view to_string(Direction direction);

// What a fact speaks of: the API as a whole, an operation, or one of the things that hold a schema.
enum class Subject { document, operation, parameter, header, request_body, response_body };

// Where in an API, as the revision names it (or the base, for what is gone).
struct Site {
  Subject subject = Subject::document;
  Direction direction = Direction::none;
  std::string operation;   // "GET /v1/balance"; "" for the document
  std::string status;      // "200", "4XX", "default"; "" where there is none
  std::string media_type;  // of a body
  std::string name;        // of a parameter or header: "query limit", "X-Count"
  bool is_text = false;    // values travel as text, so that a number is one of its strings
  bool is_called =
      false;  // of a webhook or callback: what the API sends is the response, what it is answered the request
};

struct Fact {
  FactKind kind{};
  Change change = Change::changed;
  std::shared_ptr<const Site> site;
  std::string pointer;                 // in the data: "/items/*/id"; "" for the whole, and outside of schemas
  std::shared_ptr<const Json> before;  // as the base says it; nullptr if it does not
  std::shared_ptr<const Json> after;   // as the revision says it; nullptr if it does not
  std::string name;                    // tells two facts of one kind at one place apart: a tag, a pattern, a scheme
  Location base;                       // where; of the nearest thing that is there
  Location revision;
  std::string schema_pointer;  // in the revision, or in the base for what is gone

  bool required = false;         // the property (header, parameter) that this is about is required where it is there
  bool read_only = false;        // it is readOnly (or lies in something that is) on both sides
  bool write_only = false;       // likewise
  bool deprecated = false;       // the base marks it as deprecated
  bool annotation_only = false;  // of subschemas: they constrain nothing
  std::size_t operations = 0;    // that share the schema, where it is told for the first of them only; else 0
  std::string sunset;            // the x-sunset that stands beside a deprecation, as written
  std::string stability;         // the x-stability-level of the operation in the base; "" if it has none
};

}  // namespace steelyard::drift
