// What responses are made of: statuses, headers, bodies.
#include <algorithm>  // std::find_if

#include "drift/contract_pair.h"
#include "http/message.h"

namespace steelyard::drift {
namespace {

using openapi::Header;
using openapi::Operation;
using openapi::ResponseSpec;

const ResponseSpec* find_status(const Operation& operation, const std::string& status) {
  const auto found = std::find_if(operation.responses.begin(), operation.responses.end(),
                                  [&](const ResponseSpec& response) { return response.status.text == status; });
  return found == operation.responses.end() ? nullptr : &*found;
}

const Header* find_header(const ResponseSpec& response, const std::string& name) {
  const auto found = std::find_if(response.headers.begin(), response.headers.end(),
                                  [&](const Header& header) { return http::equals_ignore_case(header.name, name); });
  return found == response.headers.end() ? nullptr : &*found;
}

Site body_site(const Operation& operation, const ResponseSpec& response) {
  Site site;
  site.subject = Subject::response_body;
  site.direction = Direction::response;
  site.operation = operation.label();
  site.is_called = !operation.name.empty();
  site.status = response.status.text;
  return site;
}

std::shared_ptr<const Site> header_site(const Site& body, const Header& header) {
  Site site = body;
  site.subject = Subject::header;
  site.name = header.name;
  site.is_text = !header.content;
  return std::make_shared<const Site>(std::move(site));
}

std::optional<json_schema::SchemaRef> schema_of(const Header& header) {
  return header.content ? header.content->schema : header.schema;
}

void compare_header(ContractPair& pair, const std::shared_ptr<const Site>& site, const Header& base,
                    const Header& revision) {
  if (base.required != revision.required) {
    pair.tell(FactKind::header_required, revision.required ? Change::added : Change::removed, site, base.where,
              revision.where);
  }
  const auto before = schema_of(base);
  const auto after = schema_of(revision);
  if (before && after) compare_schema(pair, site, *before, *after);
}

void compare_headers(ContractPair& pair, const Site& site, const ResponseSpec& base, const ResponseSpec& revision) {
  for (const Header& header : revision.headers) {
    const std::shared_ptr<const Site> place = header_site(site, header);
    if (const Header* same = find_header(base, header.name)) {
      compare_header(pair, place, *same, header);
    } else {
      pair.tell(FactKind::header, Change::added, place, base.where, header.where).required = header.required;
    }
  }
  for (const Header& header : base.headers) {
    if (find_header(revision, header.name) != nullptr) continue;
    pair.tell(FactKind::header, Change::removed, header_site(site, header), header.where, revision.where).required =
        header.required;
  }
}

}  // namespace

void compare_responses(ContractPair& pair, const Operation& base, const Operation& revision) {
  for (const ResponseSpec& response : revision.responses) {
    const Site site = body_site(revision, response);
    const ResponseSpec* same = find_status(base, response.status.text);
    if (same == nullptr) {
      pair.tell(FactKind::response, Change::added, std::make_shared<const Site>(site), base.where, response.where);
      continue;
    }
    compare_headers(pair, site, *same, response);
    compare_content(pair, site, same->content, response.content, same->where, response.where);
  }
  for (const ResponseSpec& response : base.responses) {
    if (find_status(revision, response.status.text) != nullptr) continue;
    pair.tell(FactKind::response, Change::removed, std::make_shared<const Site>(body_site(revision, response)),
              response.where, revision.where);
  }
}

}  // namespace steelyard::drift
