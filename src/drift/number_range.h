// The least and the greatest of many numbers, exact, whatever machine types they came in.
//
//   NumberRange range;
//   range.add(json_schema::number_of(value));
//   range.least().to_string();   // "0.1"
#pragma once

#include <cstdint>   // integers
#include <limits>    // empty ranges
#include <optional>  // rare numbers
#include <utility>   // bounds

#include "base/decimal.h"
#include "json_schema/number.h"

namespace steelyard::drift {

// A merged range is that of all numbers of both: the order of adding and merging does not matter.
class NumberRange {
 public:
  void add(const json_schema::Number& number);
  void merge(const NumberRange& other);

  bool empty() const;
  // Only of a range that is not empty.
  Decimal least() const;
  Decimal greatest() const;

 private:
  template <class T>
  struct Bounds {
    T least = std::numeric_limits<T>::max();
    T greatest = std::numeric_limits<T>::lowest();
    bool empty() const { return least > greatest; }
    void add(T value) {
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
  };

  void add_decimal(Decimal number);

  // Each number lives in the first of these that holds it exactly, since comparing machine words is what is done a
  // million times.
  Bounds<std::int64_t> integers_;
  Bounds<double> reals_;
  std::optional<std::pair<Decimal, Decimal>> decimals_;
};

}  // namespace steelyard::drift
