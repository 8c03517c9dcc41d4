#include "drift/shape_builder.h"

#include <fmt/format.h>  // messages

#include <cmath>   // std::trunc
#include <vector>  // pointers

#include "base/decimal.h"
#include "base/pointer.h"
#include "base/utf8.h"
#include "json_schema/json_value.h"
#include "json_schema/tape_parser.h"

namespace steelyard::drift {
namespace {

using json_schema::JsonValue;
using json_schema::Number;
using json_schema::TapeValue;

constexpr std::int64_t kExactIntegers = std::int64_t{1} << 53U;  // beyond it doubles leave integers out

// Counting places costs a walk over all of them: it is done once for so many bytes of text, which can make no more than
// some thousand new ones.
constexpr std::size_t kBytesBetweenChecks = std::size_t{1} << 20U;

bool has_fraction(const Number& number) {
  switch (number.kind) {
    case Number::Kind::integer:
    case Number::Kind::natural:
      return false;
    case Number::Kind::real:
    case Number::Kind::rounded:
      return std::trunc(number.real) != number.real;
    case Number::Kind::exact:
      break;
  }
  Decimal decimal;
  decimal.assign(number.digits);
  return !decimal.is_integer();
}

// Whether a client that reads numbers as doubles gets another one.
bool is_inexact(const Number& number) {
  if (number.kind == Number::Kind::integer) return number.integer > kExactIntegers || number.integer < -kExactIntegers;
  if (number.kind == Number::Kind::exact) return !survives_double(number.digits);
  return number.kind == Number::Kind::natural;
}

void count(ShapeNode& node, ValueType type) { ++node.types[static_cast<std::size_t>(type)]; }

void observe_number(const Number& number, ShapeNode& node) {
  const bool fraction = has_fraction(number);
  count(node, fraction ? ValueType::number : ValueType::integer);
  if (is_inexact(number)) ++node.inexact;
  node.numbers.add(number);
  if (number.kind == Number::Kind::integer) {
    node.values.add(number.integer);
  } else if (!fraction && (number.kind == Number::Kind::real || number.kind == Number::Kind::rounded) &&
             std::abs(number.real) <= static_cast<double>(kExactIntegers)) {
    node.values.add(static_cast<std::int64_t>(number.real));  // 1.0 is 1
  }
}

void observe_string(std::string_view text, ShapeNode& node) {
  count(node, ValueType::string);
  node.lengths.add(count_code_points(text));
  for (std::size_t i = 0; i < kStringFormats; ++i) node.formats[i] += string_formats()[i].holds(text) ? 1 : 0;
  node.values.add(text);
}

// One source for both kinds of values: what the parser left on its tape, and what the reader built.
template <class Value>
void observe(Value value, ShapeNode& node, std::size_t level) {
  switch (value.type()) {
    case json_schema::kNull:
      return count(node, ValueType::null);
    case json_schema::kBoolean:
      count(node, ValueType::boolean);
      node.truths += value.boolean() ? 1 : 0;
      return;
    case json_schema::kString:
      return observe_string(value.string(), node);
    case json_schema::kObject:
      count(node, ValueType::object);
      if (level == ShapeNode::kMostLevels) node.is_cut = true;
      if (node.is_cut) return;
      for (const auto& member : value.members()) observe(member.value, node.member(member.name), level + 1);
      return;
    case json_schema::kArray:
      count(node, ValueType::array);
      node.sizes.add(value.size());
      if (level == ShapeNode::kMostLevels) node.is_cut = true;
      if (node.is_cut) return;
      for (const auto& item : value.items()) observe(item, node.item(), level + 1);
      return;
    default:
      return observe_number(value.number(), node);
  }
}

// The place of the value at the pointer, which observe() has made; nullptr for a value that is not there, since a later
// member of the name took the place of all that it stood in, and for one that lies too deep.
ShapeNode* find_place(const Json& root, std::string_view pointer, ShapeNode& root_node) {
  ShapeNode* node = &root_node;
  const Json* value = &root;
  std::size_t level = 0;
  for (PointerTokens tokens(pointer); const std::string* token = tokens.next();) {
    if (level++ == ShapeNode::kMostLevels) return nullptr;
    const bool is_item = value->is_array() && array_index(*token, value->size()) < value->size();
    const Json* child = is_item ? &(*value)[array_index(*token, value->size())] : find_member(*value, *token);
    if (child == nullptr) return nullptr;
    node = is_item ? &node->item() : &node->member(*token);
    value = child;
  }
  return node;
}

void count_duplicates(const Document& document, ShapeNode& root) {
  for (const DuplicateKey& key : document.duplicate_keys()) {
    if (ShapeNode* place = find_place(document.root(), key.pointer, root)) ++place->duplicates;
  }
}

}  // namespace

struct ShapeBuilder::Memory {
  json_schema::TapeParser parser;
};

ShapeBuilder::ShapeBuilder() : memory_(std::make_unique<Memory>()) {}
ShapeBuilder::~ShapeBuilder() = default;
ShapeBuilder::ShapeBuilder(ShapeBuilder&&) noexcept = default;
ShapeBuilder& ShapeBuilder::operator=(ShapeBuilder&&) noexcept = default;

Status ShapeBuilder::add(std::string_view text, const std::string& file, const TextOrigin& origin) {
  since_check_ += text.size();
  if (!json_schema::has_long_numbers(text)) {
    if (const std::optional<TapeValue> value = memory_->parser.parse(text)) {
      ++shape_.documents;
      observe(*value, shape_.root, 0);
      return check_size();
    }
  }
  const Result<Document> document = read_json(text, file, {}, origin);
  if (document) return add(*document);
  ++shape_.unreadable;
  return document.error();
}

Status ShapeBuilder::add(const Document& document) {
  ++shape_.documents;
  observe(JsonValue(document.root()), shape_.root, 0);
  count_duplicates(document, shape_.root);
  return check_size();
}

Status ShapeBuilder::check_size() {
  if (since_check_ < kBytesBetweenChecks) return {};
  since_check_ = 0;
  if (count_places(shape_.root) <= Shape::kMostPlaces) return {};
  return Error{ErrorCode::shape_too_large, fmt::format("the shape has more than {} places", Shape::kMostPlaces), {}};
}

}  // namespace steelyard::drift
