// The table of formats: one row each in format.def.
//
//   const FormatRow* format = find_format("ipv4", Dialect::draft2020_12);
//   format->text("127.0.0.1");   // true
#pragma once

#include <span>         // the table
#include <string_view>  // texts

#include "json_schema/dialect.h"
#include "json_schema/number.h"

namespace steelyard::json_schema {

struct FormatRow {
  std::string_view name;
  std::string_view what;  // for sentences: "an IPv4 address"
  DialectSet dialects;
  bool (*text)(std::string_view text);                           // judges strings, or nullptr
  bool (*number)(const Number& number, Arithmetic& arithmetic);  // judges numbers, or nullptr
};

std::span<const FormatRow> formats();

// nullptr for a format that the dialect does not name.
const FormatRow* find_format(std::string_view name, Dialect dialect);

}  // namespace steelyard::json_schema
