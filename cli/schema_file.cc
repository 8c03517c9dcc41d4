#include "cli/schema_file.h"

#include <algorithm>   // std::replace
#include <filesystem>  // paths
#include <memory>      // documents

#include "base/file.h"
#include "base/json.h"
#include "base/pointer.h"
#include "cli/arguments.h"
#include "cli/schema_references.h"
#include "json_schema/absolute_location.h"
#include "json_schema/dialect.h"
#include "json_schema/uri.h"

namespace steelyard::cli {
namespace {

namespace fs = std::filesystem;
using json_schema::Dialect;
using json_schema::DialectInfo;

constexpr std::string_view kFileScheme = "file://";

std::string uri_of_file(const fs::path& path) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error);
  return std::string(kFileScheme) + json_schema::pointer_fragment(absolute.lexically_normal().generic_string());
}

// The name as a person in this folder would write it.
std::string display_name(const fs::path& path) {
  std::error_code error;
  const fs::path here = path.lexically_proximate(fs::current_path(error));
  return here.empty() || here.generic_string().starts_with("..") ? path.generic_string() : here.generic_string();
}

// The version of an API description, which may have been written as a number; "" of another document.
std::string version_of(const Json& root, std::string_view member) {
  const Json* version = find_member(root, member);
  if (version == nullptr) return {};
  return is_number(*version) ? number_text(*version) : std::string(string_member(root, member));
}

// OpenAPI documents are read in the dialect of their version. Error: schema_dialect for a version that has none here.
Result<Dialect> dialect_of(const Document& document) {
  const std::string version = version_of(document.root(), "openapi");
  const auto is = [&](const std::string& minor) { return version == minor || version.starts_with(minor + "."); };
  if (version.empty()) return Dialect::draft2020_12;
  if (is("3.0")) return Dialect::oas30;
  if (is("3.1")) return Dialect::oas31;
  return Error{ErrorCode::schema_dialect,
               "the dialect of OpenAPI " + version +
                   " is not known, those of 3.0 and 3.1 are: say which to take with "
                   "--dialect",
               document.locate("/openapi")};
}

// An API description says nothing about instances, and as a schema it would allow everything.
Status check_is_schema(const Document& document) {
  struct Kind {
    const char* member;
    const char* name;
    const char* place;
  };
  constexpr Kind kKinds[] = {{"openapi", "OpenAPI", "#/components/schemas/NAME"},
                             {"swagger", "Swagger", "#/definitions/NAME"}};
  for (const Kind& kind : kKinds) {
    if (version_of(document.root(), kind.member).empty()) continue;
    return Error{ErrorCode::schema_invalid,
                 std::string("this is an API description (") + kind.name + ") and no schema: name one in it as " +
                     document.file() + kind.place,
                 document.locate(std::string("/") + kind.member)};
  }
  return {};
}

class SchemaFiles {
 public:
  explicit SchemaFiles(const SchemaRequest& request) : request_(request) {}

  Result<json_schema::Program> load() {
    const std::string file = request_.schema.substr(0, pointer_start());
    const std::string root_uri = uri_of_file(file);
    if (Status read = add(root_uri, file, file); !read) return read.error();
    const Document& root = *registry_.find(root_uri);
    const Result<Dialect> dialect = request_.dialect ? Result<Dialect>(*request_.dialect) : dialect_of(root);
    if (!dialect) return dialect.error();
    if (Status schema = pointer().empty() ? check_is_schema(root) : Status(); !schema) return schema.error();
    for (const auto& [uri, path] : request_.given) {
      if (uri.ends_with('/')) {
        if (Status folder = check_folder(path); !folder) return folder.error();
        continue;
      }
      if (Status read = add(uri, path, path); !read) return read.error();
    }
    while (!wanted_.empty()) {
      const std::string uri = std::move(wanted_.back());
      wanted_.pop_back();
      if (Status read = find(uri); !read) return read.error();
    }
    const json_schema::CompileOptions options{.dialect = *dialect, .assert_formats = request_.assert_formats};
    Result<json_schema::Program> program = json_schema::compile(registry_, {root_uri, pointer()}, options);
    return program ? std::move(program) : explain(program.error());
  }

 private:
  // Where "#/pointer" begins: a file's name may have a '#' of its own.
  std::size_t pointer_start() const {
    const std::size_t hash = request_.schema.find('#');
    if (hash == std::string::npos) return hash;
    const bool is_pointer = hash + 1 == request_.schema.size() || request_.schema[hash + 1] == '/';
    return is_pointer ? hash : std::string::npos;
  }
  std::string pointer() const {
    const std::size_t hash = pointer_start();
    return hash == std::string::npos ? "" : percent_decode(request_.schema.substr(hash + 1));
  }

  Status add(const std::string& uri, const fs::path& path, const std::string& name) {
    Result<std::string> text = read_file(path);
    if (!text) return text.error();
    Result<Document> document = read_document(*text, name);
    if (!document) return document.error();
    if (!document->duplicate_keys().empty()) {
      const DuplicateKey& key = document->duplicate_keys().front();
      return Error{
          ErrorCode::duplicate_key, "the member at " + key.pointer + " is named twice", {name, key.line, key.column}};
    }
    auto shared = std::make_shared<const Document>(std::move(*document));
    find_references(shared->root(), uri, request_.dialect, wanted_);
    registry_.add(uri, std::move(shared));
    return {};
  }

  static Status check_folder(const std::string& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) return {};
    return Error{ErrorCode::file_not_readable, "this is no folder, which a URI that ends in '/' stands for", {path}};
  }

  // Reads the file that the URI names, if there is one. Whether it is needed the compiler says better.
  Status find(const std::string& uri) {
    if (registry_.find(uri) != nullptr) return {};
    fs::path path;
    for (const auto& [prefix, folder] : request_.given) {
      if (prefix.ends_with('/') && uri.starts_with(prefix)) {
        path = fs::path(folder) / percent_decode(uri.substr(prefix.size()));
      }
    }
    if (path.empty() && uri.starts_with(kFileScheme)) path = percent_decode(uri.substr(kFileScheme.size()));
    std::error_code error;
    if (path.empty() || !fs::is_regular_file(path, error)) return {};
    return add(uri, path, display_name(path));
  }

  static Error explain(Error error) {
    const bool remote = error.message.find("'http") != std::string::npos;
    if (error.code == ErrorCode::schema_reference && remote) {
      error.message += "; nothing is fetched: give the document with --ref URI=FILE";
    }
    return error;
  }

  const SchemaRequest& request_;
  json_schema::Registry registry_;
  std::vector<std::string> wanted_;  // URIs that references name
};

}  // namespace

Result<json_schema::Program> load_schema(const SchemaRequest& request) { return SchemaFiles(request).load(); }

Result<Dialect> dialect_named(std::string_view name) {
  if (const DialectInfo* info = json_schema::find_dialect(name)) return info->dialect;
  std::vector<std::string> names;
  for (const DialectInfo& info : json_schema::dialects()) {
    if (info.short_name == name) return info.dialect;
    names.emplace_back(info.short_name);
  }
  return unknown_choice("--dialect", name, names);
}

Result<std::pair<std::string, std::string>> parse_given(const std::string& text) {
  const std::size_t equals = text.rfind('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) {
    return Error{ErrorCode::usage, "--ref wants URI=FILE, not \"" + text + "\"", {}};
  }
  return std::pair(text.substr(0, equals), text.substr(equals + 1));
}

}  // namespace steelyard::cli
