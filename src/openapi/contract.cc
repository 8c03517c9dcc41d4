#include "openapi/contract.h"

#include "base/json.h"
#include "json_schema/dialect.h"
#include "openapi/check_schemas.h"
#include "openapi/load.h"

namespace steelyard::openapi {
namespace {

// "3.0.3" is v3_0; a number (`openapi: 3.1`) is read with a warning, because many write it so.
bool load_version(Loading& loading, ObjectReader& object) {
  const auto member = object.member("openapi");
  if (!member) {
    const bool swagger = object.node().member("swagger").has_value();
    loading.fail(ErrorCode::openapi_version,
                 swagger ? "the document is Swagger 2.0" : "the document lacks \"openapi\": it is no OpenAPI document",
                 object.node().where());
    return false;
  }
  const std::string text = member->value->is_string() ? member->value->get<std::string>() : write_json(*member->value);
  if (!member->value->is_string()) loading.warn("the version should be a string: \"" + text + ".0\"", member->where());
  if (text == "3.0" || text.starts_with("3.0.")) {
    loading.contract.version = Version::v3_0;
    loading.contract.dialect = json_schema::Dialect::oas30;
  } else if (text == "3.1" || text.starts_with("3.1.")) {
    loading.contract.version = Version::v3_1;
    loading.contract.dialect = json_schema::Dialect::oas31;
  } else {
    loading.fail(ErrorCode::openapi_version, "the version is \"" + text + "\"", member->where());
  }
  return loading.ok();
}

void load_dialect(Loading& loading, ObjectReader& object) {
  const std::string uri = object.text("jsonSchemaDialect");
  if (uri.empty()) return;
  if (const json_schema::DialectInfo* info = json_schema::find_dialect(uri)) {
    loading.contract.dialect = info->dialect;
    return;
  }
  const Error unknown = json_schema::unknown_dialect(uri, {});
  loading.fail(unknown.code, unknown.message, object.node().member("jsonSchemaDialect")->where());
}

// `version: 1.0` without quotes is a number, and changes nothing here.
std::string load_api_version(Loading& loading, ObjectReader& object) {
  const auto member = object.member("version");
  if (!member) return "";
  if (member->value->is_string()) return member->value->get<std::string>();
  loading.warn("the version of the API should be a string", member->where());
  return write_json(*member->value);
}

void load_info(Loading& loading, const Node& node) {
  ObjectReader object(loading, node, "info object");
  loading.contract.title = object.text("title");
  loading.contract.api_version = load_api_version(loading, object);
  object.skip({"description", "summary", "termsOfService", "contact", "license"});
  object.finish();
}

void load_components(Loading& loading, ObjectReader& root) {
  const auto node = root.object("components");
  if (!node) return;
  ObjectReader object(loading, *node, "components object");
  // Parts of these kinds are read where a reference names them.
  object.skip({"schemas", "responses", "parameters", "examples", "requestBodies", "headers", "links", "callbacks",
               "pathItems"});
  if (const auto schemes = object.object("securitySchemes")) {
    loading.contract.security_schemes = load_security_schemes(loading, *schemes);
  }
  object.finish();
}

Result<Contract> load(const Bundle& bundle) {
  Contract contract;
  const Node root = bundle.root();
  contract.file = root.document->file();
  contract.registry = bundle.registry();
  contract.root_uri = root.uri;
  Loading loading{bundle, contract, std::nullopt};
  ObjectReader object(loading, root, "OpenAPI document");
  if (!loading.ok() || !load_version(loading, object)) return *loading.error;
  if (contract.version == Version::v3_1) load_dialect(loading, object);
  if (const auto info = object.object("info")) {
    load_info(loading, *info);
  } else {
    loading.warn("the document lacks \"info\"", root.where());
  }
  if (const auto servers = object.array("servers")) contract.servers = load_servers(loading, *servers);
  load_components(loading, object);
  if (const auto paths = object.object("paths")) {
    load_paths(loading, object, *paths);
  } else if (contract.version == Version::v3_0) {
    loading.fail(ErrorCode::openapi_invalid, "the document lacks \"paths\"", root.where());
  }
  object.skip({"security", "tags", "externalDocs"});
  object.unsupported({"webhooks"});
  object.finish();
  if (!loading.ok()) return *loading.error;
  if (Status checked = check_schemas(contract); !checked) return checked.error();
  return contract;
}

}  // namespace

Result<Contract> load_contract(const DocumentSource& source, const std::string& path) {
  Result<Bundle> bundle = read_bundle(source, path);
  if (!bundle) return bundle.error();
  return load(*bundle);
}

Result<Contract> load_contract(const Document& document) {
  Result<Bundle> bundle = make_bundle(document);
  if (!bundle) return bundle.error();
  return load(*bundle);
}

}  // namespace steelyard::openapi
