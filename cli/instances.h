// Instances to judge, from files and from standard input: JSON, YAML, or NDJSON with one a line.
//
//   Status read = read_instances("orders.ndjson", context.in, [&](const InstanceText& instance) {
//     Result<Document> document = instance.read();
//   });
#pragma once

#include <functional>   // the receiver
#include <iosfwd>       // streams
#include <string>       // names
#include <string_view>  // texts

#include "base/document.h"
#include "base/result.h"

namespace steelyard::cli {

// Valid until the receiver returns.
struct InstanceText {
  enum class Language { json, yaml, either };

  std::string_view text;
  const std::string& file;
  TextOrigin origin = {};
  Language language = Language::either;

  // Errors: those of read_json() and read_yaml() (base/document.h).
  Result<Document> read() const;
};

using InstanceReceiver = std::function<void(const InstanceText& instance)>;

// "-" is the stream that stands for standard input. A file whose name ends in .yaml or .yml is one YAML document, one
// that ends in .json is one JSON text or NDJSON; of others the text decides: NDJSON if its first line is a JSON text by
// itself, JSON if it reads as JSON or opens like it, else YAML. NDJSON is read line by line.
// Errors: those of read_bodies() (body_stream.h) and of opening the file.
Status read_instances(const std::string& name, std::istream& standard_input, const InstanceReceiver& receive);

// "-" as people call it.
std::string instance_name(const std::string& name);

}  // namespace steelyard::cli
