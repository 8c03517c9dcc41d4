// contentEncoding, contentMediaType: annotations, or assertions where the options and the dialect say so (JSON Schema
// draft 7 validation, section 8.2; since 2019-09 never).
#include "json_schema/keywords/content.h"

#include <optional>  // no base64

#include "base/json.h"
#include "json_schema/compiler.h"
#include "json_schema/explain.h"
#include "json_schema/formats/name.h"

namespace steelyard::json_schema {
namespace {

std::uint32_t sextet(char c) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  return static_cast<std::uint32_t>(kAlphabet.find(c));
}

std::optional<std::string> decode_base64(std::string_view text) {
  if (!is_base64(text)) return std::nullopt;
  while (text.ends_with('=')) text.remove_suffix(1);
  std::string bytes;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    bits = (bits << 6U | sextet(c)) & 0xFFFFU;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>(bits >> static_cast<unsigned>(held) & 0xFFU);
  }
  return bytes;
}

// What the two keywords ask of a text; 0 for what is not known here. A text in an encoding that is not known can be
// anything.
std::uint32_t form_of(const Scope& scope) {
  const bool encoded = scope.sibling("contentEncoding") != nullptr;
  const bool base64 = encoded && string_member(scope.schema(), "contentEncoding") == "base64";
  const bool json = string_member(scope.schema(), "contentMediaType") == "application/json";
  if (encoded && !base64) return 0;
  return (base64 ? kBase64Content : 0U) | (json ? kJsonContent : 0U);
}

}  // namespace

bool has_content(std::string_view text, std::uint32_t form) {
  if ((form & kBase64Content) == 0) return Json::accept(text);
  const std::optional<std::string> bytes = decode_base64(text);
  return bytes && ((form & kJsonContent) == 0 || Json::accept(*bytes));
}

Status compile_content(Scope& scope) {
  if (!scope.value().is_string()) return scope.wrong("a string");
  if (!scope.options().assert_content || !dialect_info(scope.rules().dialect).content_may_assert) return {};
  if (!scope.leads({"contentEncoding", "contentMediaType"})) return {};
  const std::uint32_t form = form_of(scope);
  if (form == 0) {
    scope.warn(ErrorCode::schema_keyword, "the content '" + scope.value().get<std::string>() + "' is not checked");
  } else {
    scope.emit(Op::content, form);
  }
  return {};
}

Explanation explain_content(const Question& q) {
  const bool encoded = (q.instr.a & kBase64Content) != 0;
  const bool json = (q.instr.a & kJsonContent) != 0;
  return {shorten(q.value) + " is not " + (encoded ? json ? "base64 of a JSON text" : "base64" : "a JSON text")};
}

}  // namespace steelyard::json_schema
