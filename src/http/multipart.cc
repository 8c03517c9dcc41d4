#include "http/multipart.h"

#include <cstddef>  // std::size_t
#include <utility>  // std::move

#include "http/field_value.h"

namespace steelyard::http {
namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::size_t kMaxBoundary = 70;  // RFC 2046, section 5.1.1

Error syntax(std::string why) { return {ErrorCode::multipart_syntax, std::move(why), {}}; }

Error syntax_of_part(std::size_t part, const std::string& why) {
  return syntax("part " + std::to_string(part) + ": " + why);
}

// Walks from delimiter to delimiter.
class Delimiters {
 public:
  Delimiters(std::string_view body, std::string_view boundary)
      : rest_(body), delimiter_(std::string(kLineEnd) + "--" + std::string(boundary)) {}

  // Moves behind the first delimiter line; false if there is none.
  bool skip_preamble() {
    if (rest_.starts_with(std::string_view(delimiter_).substr(kLineEnd.size()))) {
      rest_.remove_prefix(delimiter_.size() - kLineEnd.size());
      return true;
    }
    return take_part().has_value();
  }

  // "--" right behind a delimiter ends the body.
  bool at_end() const { return rest_.starts_with("--"); }

  // Moves over the rest of the delimiter line: blanks and its end.
  bool skip_line_end() {
    const std::size_t end = rest_.find_first_not_of(" \t");
    if (end == std::string_view::npos || !rest_.substr(end).starts_with(kLineEnd)) return false;
    rest_.remove_prefix(end + kLineEnd.size());
    return true;
  }

  // The text up to the next delimiter, which is moved over too; nothing if there is none.
  std::optional<std::string_view> take_part() {
    const std::size_t end = rest_.find(delimiter_);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view part = rest_.substr(0, end);
    rest_.remove_prefix(end + delimiter_.size());
    return part;
  }

 private:
  std::string_view rest_;
  std::string delimiter_;
};

Status read_header_line(std::string_view line, Headers& headers) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return syntax("a header is not name: value");
  headers.add(std::string(line.substr(0, colon)), std::string(trim(line.substr(colon + 1))));
  return {};
}

// Headers end at an empty line, which a part without headers begins with.
Status split_headers(std::string_view text, FormPart& part) {
  while (!text.starts_with(kLineEnd)) {
    const std::size_t end = text.find(kLineEnd);
    if (end == std::string_view::npos) return syntax("an empty line is wanted after the headers");
    if (Status line = read_header_line(text.substr(0, end), part.headers); !line) return line;
    text.remove_prefix(end + kLineEnd.size());
  }
  part.body = text.substr(kLineEnd.size());
  return {};
}

Status read_disposition(FormPart& part) {
  const std::string* field = part.headers.find("Content-Disposition");
  if (field == nullptr) return syntax("Content-Disposition is missing");
  const std::vector<std::string_view> pieces = split_field(*field, ';');
  if (!equals_ignore_case(trim(pieces[0]), "form-data")) return syntax("Content-Disposition is not form-data");
  bool named = false;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    std::optional<FieldParameter> parameter = parse_field_parameter(pieces[i]);
    if (!parameter) continue;
    if (parameter->name == "name") {
      part.name = std::move(parameter->value);
      named = true;
    } else if (parameter->name == "filename") {
      part.filename = std::move(parameter->value);
    }
  }
  if (!named) return syntax("Content-Disposition has no name");
  return {};
}

Result<FormPart> read_part(std::string_view text) {
  FormPart part;
  if (Status headers = split_headers(text, part); !headers) return headers.error();
  if (Status disposition = read_disposition(part); !disposition) return disposition.error();
  const std::string* type = part.headers.find("Content-Type");
  part.content_type = type != nullptr ? *type : "text/plain";
  return part;
}

}  // namespace

Result<std::vector<FormPart>> parse_multipart_form(std::string_view body, std::string_view boundary) {
  if (boundary.empty() || boundary.size() > kMaxBoundary) return syntax("the boundary has no fitting length");
  Delimiters delimiters(body, boundary);
  if (!delimiters.skip_preamble()) return syntax("the boundary does not occur in the body");
  std::vector<FormPart> parts;
  while (!delimiters.at_end()) {
    const std::size_t number = parts.size() + 1;
    if (!delimiters.skip_line_end()) return syntax_of_part(number, "the delimiter is not on a line of its own");
    const std::optional<std::string_view> text = delimiters.take_part();
    if (!text) return syntax_of_part(number, "the closing delimiter is missing");
    Result<FormPart> part = read_part(*text);
    if (!part) return syntax_of_part(number, part.error().message);
    parts.push_back(std::move(*part));
  }
  return parts;
}

}  // namespace steelyard::http
