// Form bodies as the objects that they stand for. Used by body_value.cc.
#pragma once

#include <string_view>  // bodies

#include "base/result.h"
#include "openapi/body_value.h"

namespace steelyard::openapi {

// application/x-www-form-urlencoded: each property by its encoding (OAS 3.1.1, "Encoding Object"). A property that is
// an object and has no encoding is JSON if its text looks like it, else exploded fields.
BodyValue read_urlencoded_body(const Contract& contract, const MediaType& media, std::string_view body);

// multipart/form-data: a part of a JSON type is a document, any other a text; parts of one name make a list.
// Errors: multipart_syntax, those of read_json for a part.
Result<BodyValue> read_multipart_body(const Contract& contract, const MediaType& media, std::string_view content_type,
                                      std::string_view body);

// The encoding that the media type gives a property, or the default one.
Encoding encoding_of(const MediaType& media, const std::string& property);

// Text for a JSON value: as it is, or with one character for each octet if it is not UTF-8.
std::string text_or_octets(std::string_view bytes);

}  // namespace steelyard::openapi
