// Result<T>: a value, or an Error that says what is wrong, where, and what to do about it.
//
//   Result<int> port = parse_port(text);
//   if (!port) return port.error();      // an Error converts to any Result
//   listen(*port);
#pragma once

#include <cassert>  // programmer errors
#include <cstdint>  // line and column
#include <string>   // texts
#include <utility>  // std::move
#include <variant>  // value or error

#include "base/error_code.h"

namespace steelyard {

// A place in a text. Lines and columns count from 1, columns in code points; 0 means "not known".
struct Location {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  bool operator==(const Location&) const = default;
};

// "file:line:column", leaving out what is not known.
std::string to_string(const Location& location);

struct Error {
  ErrorCode code;
  std::string message;  // one sentence about this very case, without the place
  Location where;
};

// "file:line:column: message [id]" followed by the remedy on a line of its own.
std::string to_string(const Error& error);

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: conversion intended
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: conversion intended

  explicit operator bool() const { return state_.index() == 0; }
  T& operator*() & { return get(); }
  const T& operator*() const& { return get(); }
  T&& operator*() && { return std::move(get()); }
  T* operator->() { return &get(); }
  const T* operator->() const { return &get(); }
  const Error& error() const {
    assert(state_.index() == 1);
    return *std::get_if<1>(&state_);
  }

 private:
  T& get() {
    assert(state_.index() == 0);
    return *std::get_if<0>(&state_);
  }
  const T& get() const {
    assert(state_.index() == 0);
    return *std::get_if<0>(&state_);
  }

  std::variant<T, Error> state_;
};

// A Result without a value.
//
//   if (Status status = write_file(path, text); !status) return status.error();
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(Error error) : error_(std::move(error)), ok_(false) {}  // NOLINT: conversion intended

  explicit operator bool() const { return ok_; }
  const Error& error() const {
    assert(!ok_);
    return error_;
  }

 private:
  Error error_{};
  bool ok_ = true;
};

}  // namespace steelyard
