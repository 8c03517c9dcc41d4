// Credentials in a body: which reading its type and its first character ask for.
#include <algorithm>  // std::sort

#include "base/utf8.h"
#include "http/multipart.h"
#include "openapi/media_type.h"
#include "provider/secret/secret_spans.h"

namespace steelyard::provider {
namespace {

// Those in which ASCII is ASCII.
constexpr std::string_view kCharsets[] = {"utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "windows-1252"};
// Formats that hold no packed texts.
constexpr std::string_view kPictures[] = {"image", "audio", "video", "font"};

constexpr int kDeepest = 4;  // multipart within multipart

template <class List>
bool has(const List& list, std::string_view text) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

// Of findings that overlap one stays, and goes as far as all of them; the values of the others are kept beside it.
SecretSpans united(SecretSpans spans, std::vector<std::string>& others) {
  std::sort(spans.begin(), spans.end(), [](const SecretSpan& a, const SecretSpan& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  SecretSpans apart;
  for (SecretSpan& span : spans) {
    if (apart.empty() || span.begin >= apart.back().end) {
      apart.push_back(std::move(span));
    } else {
      apart.back().end = std::max(apart.back().end, span.end);
      if (!span.doubtful) others.push_back(std::move(span.value));
    }
  }
  return apart;
}

void append(SecretSpans& spans, SecretSpans more, std::size_t offset) {
  for (SecretSpan& span : more) {
    span.begin += offset;
    span.end += offset;
    spans.push_back(std::move(span));
  }
}

BodySecrets in_body(const std::string& type, std::string_view body, const SecretNames& names, int depth);

// The parts are found again in the text by what they hold.
BodySecrets in_multipart(const openapi::MediaRange& range, std::string_view body, const SecretNames& names, int depth) {
  BodySecrets found;
  const std::string* boundary = range.parameter("boundary");
  const Result<std::vector<http::FormPart>> parts =
      http::parse_multipart_form(body, boundary == nullptr ? "" : *boundary);
  if (!parts || depth >= kDeepest) {
    found.unreadable = "multipart that cannot be taken apart";
    return found;
  }
  std::size_t at = 0;
  for (const http::FormPart& part : *parts) {
    const std::size_t head_end = body.find("name=", at);
    const std::string marked = "\r\n" + part.body + "\r\n--" + *boundary;
    const std::size_t begin = body.find(marked, std::min(head_end, body.size()));
    if (begin == std::string_view::npos) return {{}, {}, "multipart that cannot be taken apart"};
    const std::size_t offset = begin + 2;
    if (names(part.name)) {
      if (!part.body.empty()) found.spans.push_back({offset, offset + part.body.size(), part.body, false, false});
    } else if (part.headers.has("Content-Transfer-Encoding")) {
      return {{}, {}, "a part in a transfer encoding"};
    } else {
      BodySecrets inner = in_body(part.content_type, part.body, names, depth + 1);
      if (!inner.unreadable.empty()) return inner;
      append(found.spans, std::move(inner.spans), offset);
      for (std::string& other : inner.others) found.others.push_back(std::move(other));
    }
    at = offset + part.body.size();
  }
  return found;
}

// JSON comes under wrong types too: curl sends all data as a form.
bool opens_like_json(std::string_view body) {
  const std::size_t first = without_byte_order_mark(body).find_first_not_of(" \t\r\n");
  const char c = first == std::string_view::npos ? '\0' : without_byte_order_mark(body)[first];
  return c == '{' || c == '[' || c == '"';
}

BodySecrets in_body(const std::string& type, std::string_view body, const SecretNames& names, int depth) {
  BodySecrets found;
  const Result<openapi::MediaRange> range = openapi::parse_media_range(type);
  if (range && has(kPictures, range->type) && !range->subtype.ends_with("xml")) return found;
  const std::string* charset = range ? range->parameter("charset") : nullptr;
  if (charset != nullptr && !has(kCharsets, http::to_lower(*charset))) {
    found.unreadable = "text in the charset " + http::to_lower(*charset).substr(0, 40);
    return found;
  }
  if (!is_utf8(body) || body.find('\0') != std::string_view::npos) {
    found.unreadable = "not UTF-8 text";
    return found;
  }
  if (range && range->type == "multipart") return in_multipart(*range, body, names, depth);
  if (opens_like_json(body)) {
    bool clean = true;
    found.spans = secrets_in_json(body, names, clean);
    if (clean) return found;
  } else if (openapi::is_form(type)) {
    found.spans = secrets_in_pairs(body, names);
    return found;
  }
  append(found.spans, secrets_in_text(body, names), 0);
  found.spans = united(std::move(found.spans), found.others);
  return found;
}

}  // namespace

BodySecrets secrets_in_body(const http::Headers& headers, std::string_view body, const SecretNames& names) {
  if (body.empty()) return {};
  const std::string* type = headers.find("Content-Type");
  return in_body(type == nullptr ? "" : *type, body, names, 0);
}

}  // namespace steelyard::provider
