// An OpenAPI 3.0 or 3.1 document as the rest of the house sees it: every reference followed, every default filled in,
// every fact with its place. Schemas stay references into the documents; validators compiles them when asked.
//
//   Result<Contract> contract = load_contract(source, "schemas/breeze.yaml");
//   for (const Operation& operation : contract->operations) use(operation.method, operation.path);
#pragma once

#include <map>          // schemes by name
#include <memory>       // documents
#include <optional>     // absent parts
#include <string>       // names
#include <string_view>  // lookups
#include <vector>       // lists

#include "base/document.h"
#include "base/json_fwd.h"
#include "base/result.h"
#include "json_schema/schema.h"

namespace steelyard::openapi {

using json_schema::SchemaRef;

// A named or inline example of a media type. `value` is the JSON value; text of other media types is a JSON string.
struct Example {
  std::string name;  // "" for the inline `example`
  std::shared_ptr<const Json> value;
  Location where;
};

// How one property of a form or multipart body is written (OAS 3.1.1, "Encoding Object").
struct Encoding {
  std::string property;
  std::string content_type;
  std::string style = "form";
  bool explode = true;
  bool allow_reserved = false;
};

struct MediaType {
  std::string range;  // "application/json", "text/*", "*/*"; parameters kept
  std::optional<SchemaRef> schema;
  std::vector<Example> examples;
  std::vector<Encoding> encodings;
  Location where;
};

// The entry of `content` whose range holds the type most narrowly, or nullptr.
const MediaType* find_media_type(const std::vector<MediaType>& content, std::string_view type);

// The ranges of `content`, in order: what can be offered.
std::vector<std::string> media_ranges(const std::vector<MediaType>& content);

enum class ParameterPlace { path, query, header, cookie };
std::string_view to_string(ParameterPlace place);

struct Parameter {
  std::string name;
  ParameterPlace in = ParameterPlace::query;
  bool required = false;
  bool allow_empty_value = false;
  bool allow_reserved = false;
  std::string style;  // form, simple, label, matrix, spaceDelimited, pipeDelimited, deepObject; default by place
  bool explode = false;
  std::optional<SchemaRef> schema;
  std::optional<MediaType> content;  // instead of schema
  std::vector<Example> examples;
  Location where;
  SchemaRef object;  // the parameter object, for what is not read into this one
};

struct Header {
  std::string name;
  bool required = false;
  bool explode = false;
  std::optional<SchemaRef> schema;
  std::optional<MediaType> content;
  std::vector<Example> examples;
  Location where;
};

// "200", "4XX" or "default" of a responses object.
struct ResponseStatus {
  std::string text;
  bool matches(int status) const;    // default matches everything
  int specificity() const;           // 2 exact, 1 range, 0 default
  std::optional<int> exact() const;  // 200 for "200"
};

struct ResponseSpec {
  ResponseStatus status;
  std::string description;
  std::vector<Header> headers;
  std::vector<MediaType> content;  // in document order; empty: no body
  Location where;
};

struct RequestBody {
  bool required = false;
  std::vector<MediaType> content;
  Location where;
};

enum class SecurityKind { api_key, http, oauth2, open_id_connect, mutual_tls };

struct SecurityScheme {
  std::string name;
  SecurityKind kind = SecurityKind::api_key;
  ParameterPlace in = ParameterPlace::header;  // api_key
  std::string key_name;                        // api_key: name of the header, query parameter or cookie
  std::string http_scheme;                     // http: "bearer", "basic", lower case
  Location where;
};

// All of these together (AND); an operation lists alternatives (OR). An empty one means: no credential needed.
struct SecurityRequirement {
  std::vector<std::string> schemes;  // names of SecurityScheme
};

// A URL with variables is several of these: one with their defaults, then one for each other value of an enumerated
// variable (at most 64 in all).
struct Server {
  std::string url;        // variables replaced
  std::string host;       // "api.you.com" with a port if it has one, lower case; "" for a relative URL
  std::string base_path;  // "/account", "" if none; no slash at the end
};

struct Operation {
  std::string id;      // operationId, or ""
  std::string method;  // "GET"
  std::string path;    // template as written: "/v1/users/{id}"
  std::string summary;
  std::vector<std::string> tags;
  bool deprecated = false;
  std::vector<Parameter> parameters;  // those of the path item merged in
  std::optional<RequestBody> request_body;
  std::vector<ResponseSpec> responses;
  std::vector<SecurityRequirement> security;  // of the operation, or else of the document
  std::vector<Server> servers;                // of the operation, the path item or the document
  Location where;
  SchemaRef object;  // the operation object, for what is not read into this one
  std::string name;  // of one that the API itself performs: "webhooks/paid/post"; else ""

  // "GET /v1/balance", or its name
  std::string label() const { return name.empty() ? method + " " + path : name; }
  // The response that documents the status: exact, then range, then default; or nullptr.
  const ResponseSpec* response_for(int status) const;
  // The status of success: the lowest documented 2xx, 200 for a 2XX range or default, else the first documented.
  int success_status() const;
};

enum class Version { v3_0, v3_1 };

struct Contract {
  std::string file;
  Version version = Version::v3_1;
  std::string title;
  std::string api_version;
  std::vector<Server> servers;
  std::map<std::string, SecurityScheme> security_schemes;
  std::vector<Operation> operations;
  std::vector<Error> warnings;  // what was not understood, each with its place
  json_schema::Registry registry;
  std::string root_uri;
  json_schema::Dialect dialect = json_schema::Dialect::oas31;
};

// Where the documents of a contract come from: folder, embedded data, memory.
class DocumentSource {
 public:
  virtual ~DocumentSource() = default;
  // The text at a path relative to the source's root, '/' between folders, already normalised.
  // Errors: reference_outside (the path leaves the root), reference_remote (a URL), file_not_readable.
  virtual Result<std::string> read(const std::string& path) const = 0;
  // True if something stands at the path, readable or not.
  virtual bool has(const std::string& path) const { return static_cast<bool>(read(path)); }
  // How errors shall name that path.
  virtual std::string display_name(const std::string& path) const { return path; }
};

// Reads a document and every file that it refers to. Errors: those of the readers, openapi_version, openapi_invalid,
// reference_unresolved, reference_cycle, reference_outside, reference_remote; those of compiling a schema.
Result<Contract> load_contract(const DocumentSource& source, const std::string& path);

// The same from a document that is in memory already (the fence of a docs page); it may not refer to other files.
Result<Contract> load_contract(const Document& document);

}  // namespace steelyard::openapi
