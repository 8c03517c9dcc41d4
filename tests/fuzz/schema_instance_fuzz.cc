// A schema on the first line, an instance after it.
#include "judgement.h"
#include "property.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace steelyard;
  const auto [schema, instance] = fuzz::split_first_line(fuzz::text_of(data, size));
  const std::string instances[] = {std::string(instance)};
  fuzz::check_judgements(schema, instances);
  return 0;
}
