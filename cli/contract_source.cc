#include "cli/contract_source.h"

#include <algorithm>     // std::find
#include <filesystem>    // folders
#include <system_error>  // std::error_code

#include "base/file.h"
#include "base/regex.h"
#include "cli/download.h"
#include "cli/tell.h"
#include "http/message.h"
#include "openapi/page.h"
#include "openapi/source.h"
#include "provider/pack.h"

namespace steelyard::cli {
namespace {

namespace fs = std::filesystem;
using provider::PackLoader;

constexpr std::string_view kPackFile = "provider.yaml";

bool is_builtin(const std::string& name) {
  const std::vector<std::string> names = provider::builtin_names();
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Neither a path nor a file with an extension: somebody meant a provider.
bool is_word(const std::string& name) {
  static const Regex kWord = *Regex::compile("^[A-Za-z][A-Za-z0-9_-]*$");
  return kWord.search(name) == Match::yes;
}

Result<ContractSource> of_pack(Result<provider::Provider> pack) {
  if (!pack) return pack.error();
  ContractSource source;
  source.provider = pack->name;
  source.contract = pack->contract;
  source.pack = std::move(*pack);
  return source;
}

Result<ContractSource> of_contract(Result<openapi::Contract> contract, const std::string& file) {
  if (!contract) return contract.error();
  ContractSource source;
  source.provider = provider::slug(contract->title.empty() ? fs::path(file).stem().string() : contract->title);
  source.contract = std::make_shared<const openapi::Contract>(std::move(*contract));
  return source;
}

Result<ContractSource> of_page(std::string text, const std::string& file, Context& context) {
  const Result<openapi::Page> page = openapi::read_page(text, file);
  if (!page) return page.error();
  tell_warnings(page->warnings, context);
  Result<ContractSource> source = of_contract(openapi::load_contract(page->document), file);
  if (source) source->page = PageText{file, std::move(text)};
  return source;
}

// What is called a document is one, and errors speak of it as such.
bool is_called_document(const std::string& file) {
  const std::string extension = http::to_lower(fs::path(file).extension().string());
  return extension == ".yaml" || extension == ".yml" || extension == ".json";
}

bool holds_document(const std::string& text, const std::string& file) {
  return openapi::is_document(text) || (is_called_document(file) && !openapi::is_html(text));
}

Result<ContractSource> read_file_source(const std::string& name, Context& context) {
  Result<std::string> text = read_file(name);
  if (!text) return text.error();
  if (!holds_document(*text, name)) return of_page(std::move(*text), name, context);
  const fs::path file(name);
  const openapi::FolderSource folder(file.parent_path(), file.filename().string());
  return of_contract(openapi::load_contract(folder, file.filename().string()), name);
}

Result<ContractSource> read_url_pack(const UrlSource& source) {
  const Result<PackLoader> loader = PackLoader::create();
  if (!loader) return loader.error();
  return of_pack(loader->load(source, ""));
}

Result<ContractSource> read_url(const std::string& url, const http::ClientOptions& options, Context& context) {
  const std::string shown = shown_url(url);
  if (shown.ends_with("/" + std::string(kPackFile))) return read_url_pack(UrlSource(url, options));
  Result<Download> got = download(url, options);
  if (!got) return got.error();
  if (got->type == "text/html" || openapi::is_html(got->text)) {
    return Error{ErrorCode::page_is_html, "what came is HTML, not Markdown or OpenAPI", {got->name}};
  }
  if (!holds_document(got->text, got->name)) return of_page(std::move(got->text), got->name, context);
  UrlSource source(got->url, options);
  const std::string file = source.file().empty() ? "index" : source.file();
  source.put(file, std::move(got->text));
  return of_contract(openapi::load_contract(source, file), got->name);
}

Result<ContractSource> read_pack(const std::string& name, bool is_folder) {
  const Result<PackLoader> loader = PackLoader::create();
  if (!loader) return loader.error();
  return of_pack(is_folder ? loader->load_folder(name) : loader->load_builtin(name));
}

Result<ContractSource> read_any(const std::string& name, const http::ClientOptions& options, Context& context) {
  if (is_url(name)) return read_url(name, options, context);
  if (is_builtin(name)) return read_pack(name, false);
  std::error_code error;
  if (fs::is_directory(name, error)) return read_pack(name, true);
  if (fs::path(name).filename() == kPackFile) return read_pack(fs::path(name).parent_path().string(), true);
  if (!fs::exists(name, error) && is_word(name)) return read_pack(name, false);
  return read_file_source(name, context);
}

}  // namespace

Result<ContractSource> read_contract_source(const std::string& name, const http::ClientOptions& options,
                                            Context& context) {
  Result<ContractSource> source = read_any(name, options, context);
  if (!source) return source;
  source->name = is_url(name) ? shown_url(name) : name;
  tell_warnings(source->contract->warnings, context);
  return source;
}

}  // namespace steelyard::cli
