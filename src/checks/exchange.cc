#include "checks/exchange.h"

#include "openapi/media_type.h"

namespace steelyard::checks {

const openapi::MediaType* Exchange::media_type() const {
  const openapi::ResponseSpec* response_spec = documented();
  const std::string* type = response.headers.find("Content-Type");
  if (response_spec == nullptr || type == nullptr) return nullptr;
  return openapi::find_media_type(response_spec->content, *type);
}

void read_body(Exchange& exchange) {
  const std::string* type = exchange.response.headers.find("Content-Type");
  if (type == nullptr || !openapi::is_json(*type) || exchange.response.body.empty()) return;
  // A body that is a fixture's byte for byte is named after its file, so that a finding leads there.
  const bool replayed = exchange.fixture != nullptr && exchange.fixture->body == exchange.response.body;
  const std::string name = replayed ? exchange.fixture->body_file : exchange.body_name;
  Result<Document> body = read_json(exchange.response.body, name, {}, exchange.body_origin);
  if (body) {
    exchange.body = std::move(*body);
  } else {
    exchange.body_error = body.error();
  }
}

}  // namespace steelyard::checks
