#include "json_schema/schema_set.h"

#include "json_schema/compiler.h"

namespace steelyard::json_schema {

SchemaSet::SchemaSet(const Registry& registry, const CompileOptions& options)
    : registry_(registry), options_(options) {}
SchemaSet::~SchemaSet() = default;

Result<Program> SchemaSet::compile(const SchemaRef& schema, Direction direction) {
  if (!index_) index_ = std::make_unique<SchemaIndex>(registry_, options_.dialect);
  CompileOptions options = options_;
  options.direction = direction;
  Compiler compiler(*index_, options);
  Status added = compiler.add(schema);
  Result<std::shared_ptr<const ProgramData>> data =
      added ? compiler.run() : Result<std::shared_ptr<const ProgramData>>(added.error());
  if (data) return Program(std::move(*data));
  index_.reset();  // a look that ended early has not seen everything
  return data.error();
}

}  // namespace steelyard::json_schema
