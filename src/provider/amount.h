// Amounts in a body: JSON numbers, or strings that hold one ("10.50"). Exact.
//
//   std::optional<Decimal> price = read_amount(pointer_find(body, "/price"));
//   put_value(body, "/price", amount_like(pointer_find(body, "/price"), *price + *price));   // "21.00"
#pragma once

#include <optional>  // values that are no amounts
#include <string>    // pointers

#include "base/decimal.h"
#include "base/json_fwd.h"

namespace steelyard::provider {

// Nothing for nullptr and for any value that is neither a number nor a string that holds one.
std::optional<Decimal> read_amount(const Json* value);

// An amount in the form of the value that it replaces (nullptr: a number): a decimal string with as many places, or a
// number with all its digits.
Json amount_like(const Json* old, const Decimal& value);

// Writes at the pointer: a member of an object, there before or not, or an item of an array. False if there is no such
// place.
bool put_value(Json& body, const std::string& pointer, const Json& value);

}  // namespace steelyard::provider
