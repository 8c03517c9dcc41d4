// URIs, IRIs and URI templates.
#pragma once

#include <string_view>  // texts

namespace steelyard::json_schema {

// RFC 3986, section 4: a URI has a scheme; a reference may lack it.
bool is_uri(std::string_view text);
bool is_uri_reference(std::string_view text);
// RFC 3987: the same with Unicode.
bool is_iri(std::string_view text);
bool is_iri_reference(std::string_view text);

// RFC 6570, section 2.
bool is_uri_template(std::string_view text);

}  // namespace steelyard::json_schema
