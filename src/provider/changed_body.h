// A JSON body with some of its values changed, written as it was written before.
//
//   Result<std::string> body = change_body(fixture.body, [](Json& value) { return Status(); });
#pragma once

#include <functional>  // changes
#include <string>      // bodies

#include "base/json_fwd.h"
#include "base/result.h"

namespace steelyard::provider {

// On one line or indented, with or without an end of line, as the text is. Errors: those of reading and of the change.
Result<std::string> change_body(const std::string& text, const std::function<Status(Json& body)>& change);

}  // namespace steelyard::provider
