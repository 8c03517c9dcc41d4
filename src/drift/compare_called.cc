// Operations that the API itself performs. Who uses the API is asked and answers: what is sent to them is to them what
// a response is, and their answer is a request.
#include <algorithm>  // std::find_if

#include "base/pointer.h"
#include "drift/contract_pair.h"
#include "openapi/path_item.h"

namespace steelyard::drift {
namespace {

using json_schema::SchemaRef;
using openapi::Operation;
using openapi::ResponseSpec;

using Operations = std::vector<Operation>;

openapi::Header as_header(const openapi::Parameter& parameter) {
  openapi::Header header;
  header.name = parameter.name;
  if (parameter.in != openapi::ParameterPlace::header) {
    header.name = std::string(to_string(parameter.in)) + " " + parameter.name;
  }
  header.required = parameter.required;
  header.schema = parameter.schema;
  header.content = parameter.content;
  header.where = parameter.where;
  return header;
}

openapi::Parameter as_parameter(const openapi::Header& header) {
  openapi::Parameter parameter;
  parameter.name = header.name;
  parameter.in = openapi::ParameterPlace::header;
  parameter.required = header.required;
  parameter.style = "simple";
  parameter.explode = header.explode;
  parameter.schema = header.schema;
  parameter.content = header.content;
  parameter.where = header.where;
  return parameter;
}

// An operation whose one response, without a status, is what the API sends.
Operation sent_by(const Operation& called) {
  Operation operation;
  operation.name = called.name;
  operation.where = called.where;
  operation.object = called.object;
  ResponseSpec message;
  message.where = called.where;
  for (const openapi::Parameter& parameter : called.parameters) message.headers.push_back(as_header(parameter));
  if (called.request_body) {
    message.content = called.request_body->content;
    message.where = called.request_body->where;
  }
  operation.responses.push_back(std::move(message));
  return operation;
}

// An operation whose request is what the API is answered.
Operation answer_to(const Operation& called, const ResponseSpec& response) {
  Operation operation;
  operation.name = called.name + "/responses/" + response.status.text;
  operation.where = response.where;
  operation.object = called.object;
  for (const openapi::Header& header : response.headers) operation.parameters.push_back(as_parameter(header));
  operation.request_body = openapi::RequestBody{false, response.content, response.where};
  return operation;
}

Site site_of(const Operation& called, Subject subject, Direction direction) {
  Site site;
  site.subject = subject;
  site.direction = direction;
  site.operation = called.label();
  site.is_called = true;
  return site;
}

void compare_sent(ContractPair& pair, const Operation& base, const Operation& revision) {
  if (base.request_body && revision.request_body && base.request_body->required != revision.request_body->required) {
    const auto site = std::make_shared<const Site>(site_of(revision, Subject::response_body, Direction::response));
    pair.tell(FactKind::request_body_required, revision.request_body->required ? Change::added : Change::removed, site,
              base.request_body->where, revision.request_body->where);
  }
  compare_responses(pair, sent_by(base), sent_by(revision));
}

const ResponseSpec* find_status(const Operation& operation, const std::string& status) {
  const auto found = std::find_if(operation.responses.begin(), operation.responses.end(),
                                  [&](const ResponseSpec& response) { return response.status.text == status; });
  return found == operation.responses.end() ? nullptr : &*found;
}

void compare_answers(ContractPair& pair, const Operation& base, const Operation& revision) {
  const auto tell_status = [&](Change change, const std::string& status, const Location& before,
                               const Location& after) {
    Site site = site_of(revision, Subject::request_body, Direction::request);
    site.status = status;
    pair.tell(FactKind::response, change, std::make_shared<const Site>(std::move(site)), before, after);
  };
  for (const ResponseSpec& response : revision.responses) {
    const ResponseSpec* old = find_status(base, response.status.text);
    if (old == nullptr) {
      tell_status(Change::added, response.status.text, base.where, response.where);
      continue;
    }
    const Operation before = answer_to(base, *old);
    const Operation after = answer_to(revision, response);
    compare_parameters(pair, before, after);
    compare_request_body(pair, before, after);
  }
  for (const ResponseSpec& response : base.responses) {
    if (find_status(revision, response.status.text) != nullptr) continue;
    tell_status(Change::removed, response.status.text, response.where, revision.where);
  }
}

std::shared_ptr<const Site> operation_site(const Operation& operation) {
  return std::make_shared<const Site>(site_of(operation, Subject::operation, Direction::none));
}

const Operation* find_method(const Operations& operations, const std::string& method) {
  const auto found = std::find_if(operations.begin(), operations.end(),
                                  [&](const Operation& operation) { return operation.method == method; });
  return found == operations.end() ? nullptr : &*found;
}

void compare_operations(ContractPair& pair, const Operations& base, const Operations& revision,
                        const SchemaRef& base_at, const SchemaRef& revision_at) {
  for (const Operation& operation : revision) {
    const Operation* old = find_method(base, operation.method);
    if (old == nullptr) {
      pair.tell(FactKind::operation, Change::added, operation_site(operation), locate(pair.base, base_at),
                operation.where);
      continue;
    }
    compare_lifecycle(pair, *old, operation);
    compare_sent(pair, *old, operation);
    compare_answers(pair, *old, operation);
  }
  for (const Operation& operation : base) {
    if (find_method(revision, operation.method) != nullptr) continue;
    Fact& fact = pair.tell(FactKind::operation, Change::removed, operation_site(operation), operation.where,
                           locate(pair.revision, revision_at));
    fact.deprecated = operation.deprecated;
    fact.sunset = raw_object(pair.base, operation.object).text("x-sunset");
  }
}

// What is compared as a whole: who is told, with what credential, and what may follow.
bool rest_differs(ContractPair& pair, const Operations& base, const Operations& revision) {
  for (const Operation& operation : revision) {
    const Operation* old = find_method(base, operation.method);
    if (old == nullptr) continue;
    for (const char* member : {"security", "servers", "callbacks"}) {
      const SchemaRef before{old->object.uri, pointer_append(old->object.pointer, member)};
      const SchemaRef after{operation.object.uri, pointer_append(operation.object.pointer, member)};
      if (pair.base_digests.of(before) != pair.revision_digests.of(after)) return true;
    }
  }
  return false;
}

}  // namespace

bool compare_called(ContractPair& pair, const SchemaRef& base, const SchemaRef& revision, const std::string& name) {
  const Result<Operations> before = openapi::PathItemReader(pair.base).read(base, name);
  const Result<Operations> after = openapi::PathItemReader(pair.revision).read(revision, name);
  // Of one that cannot be read no more can be said than that it changed.
  if (!before || !after) return pair.base_digests.of(base) == pair.revision_digests.of(revision);
  compare_operations(pair, *before, *after, base, revision);
  return !rest_differs(pair, *before, *after);
}

}  // namespace steelyard::drift
