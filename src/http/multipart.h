// multipart/form-data bodies (RFC 7578) taken apart.
//
//   Result<std::vector<FormPart>> parts = parse_multipart_form(request.body, boundary);
//   for (const FormPart& part : *parts) use(part.name, part.body);
#pragma once

#include <optional>     // absent file names
#include <string>       // parts
#include <string_view>  // bodies
#include <vector>       // parts

#include "base/result.h"
#include "http/message.h"

namespace steelyard::http {

struct FormPart {
  std::string name;
  std::optional<std::string> filename;
  std::string content_type;  // "text/plain" if the part does not say (RFC 7578, section 4.4)
  Headers headers;
  std::string body;  // bytes, as sent
};

// Line ends are CRLF, the closing delimiter must be there, every part has a name (RFC 2046, section 5.1.1, and RFC
// 7578, section 4.2). What stands before the first delimiter and after the last is passed over. Error:
// multipart_syntax, saying which part.
Result<std::vector<FormPart>> parse_multipart_form(std::string_view body, std::string_view boundary);

}  // namespace steelyard::http
