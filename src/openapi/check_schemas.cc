#include "openapi/check_schemas.h"

#include <algorithm>  // std::any_of
#include <set>        // schemas seen
#include <utility>    // pairs

#include "base/json.h"
#include "openapi/schema_view.h"

namespace steelyard::openapi {
namespace {

class SchemaCheck {
 public:
  explicit SchemaCheck(Contract& contract) : contract_(contract) {}

  Status run() {
    for (const Operation& operation : contract_.operations) {
      for (const Parameter& parameter : operation.parameters) {
        check(parameter.schema);
        if (parameter.content) check(parameter.content->schema);
      }
      if (operation.request_body) check(operation.request_body->content);
      for (const ResponseSpec& response : operation.responses) {
        check(response.content);
        for (const Header& header : response.headers) {
          check(header.schema);
          if (header.content) check(header.content->schema);
        }
      }
    }
    return std::move(status_);
  }

 private:
  void check(const std::vector<MediaType>& content) {
    for (const MediaType& media : content) check(media.schema);
  }

  void check(const std::optional<SchemaRef>& schema) {
    if (!schema || !status_) return;
    const SchemaRef place = end_of_references(*schema);
    if (!seen_.emplace(place.uri, place.pointer).second) return;
    Result<json_schema::Program> program =
        json_schema::compile(contract_.registry, place, {contract_.dialect, true, json_schema::Direction::none});
    if (!program) {
      status_ = program.error();
      return;
    }
    for (const Error& warning : program->warnings()) add_warning(warning);
  }

  // Many places refer to one schema; a reference with something beside it is a schema of its own.
  SchemaRef end_of_references(const SchemaRef& schema) const {
    SchemaView view(contract_.registry, schema);
    std::set<std::string> passed;
    while (view.valid() && view.value().is_object() && view.value().size() == 1) {
      const auto next = view.reference();
      if (!next || !passed.insert(view.place().uri + view.place().pointer).second) break;
      view = *next;
    }
    return view.place();
  }

  void add_warning(const Error& warning) {
    const auto is_same = [&](const Error& other) {
      return other.where == warning.where && other.message == warning.message;
    };
    if (std::none_of(contract_.warnings.begin(), contract_.warnings.end(), is_same)) {
      contract_.warnings.push_back(warning);
    }
  }

  Contract& contract_;
  std::set<std::pair<std::string, std::string>> seen_;
  Status status_;
};

}  // namespace

Status check_schemas(Contract& contract) { return SchemaCheck(contract).run(); }

}  // namespace steelyard::openapi
