// A value written as a request body of a media type.
//
//   SampleBody body = sample_body(media, Json{{"name", "Tom"}});   // "application/x-www-form-urlencoded", "name=Tom"
#pragma once

#include <string>  // bodies

#include "base/json_fwd.h"
#include "openapi/contract.h"

namespace steelyard::provider {

struct SampleBody {
  std::string content_type;  // with the boundary of a multipart body
  std::string text;
};

// JSON, a form (arrays as its encodings say), a multipart form (structured members as JSON parts), or plain text. A
// media range is written as the usual type in it.
SampleBody sample_body(const openapi::MediaType& media, const Json& value);

}  // namespace steelyard::provider
