#include "cli/selection.h"

#include <algorithm>   // std::find_if
#include <filesystem>  // folders of documents

#include "base/file.h"
#include "cli/tell.h"
#include "openapi/page.h"
#include "openapi/source.h"
#include "provider/pack.h"

namespace steelyard::cli {
namespace {

namespace fs = std::filesystem;
using provider::PackLoader;
using provider::Provider;

using Providers = std::vector<Provider>;

Provider* find_provider(Providers& providers, const std::string& name) {
  const auto found =
      std::find_if(providers.begin(), providers.end(), [&](const Provider& p) { return p.name == name; });
  return found == providers.end() ? nullptr : &*found;
}

// "pets", "pets-2", …: two documents with one title still need two prefixes.
std::string free_name(Providers& taken, const std::string& wanted) {
  std::string name = wanted;
  for (int i = 2; find_provider(taken, name) != nullptr; ++i) name = wanted + "-" + std::to_string(i);
  return name;
}

std::string name_of(const openapi::Contract& contract, const fs::path& file) {
  return provider::slug(contract.title.empty() ? file.stem().string() : contract.title);
}

Status add_contract(Result<openapi::Contract> contract, const fs::path& file, Providers& providers) {
  if (!contract) return contract.error();
  const std::string name = free_name(providers, name_of(*contract, file));
  providers.push_back(provider::bare_provider(std::make_shared<const openapi::Contract>(std::move(*contract)), name));
  return {};
}

Status add_spec(const std::string& spec, Providers& providers) {
  const fs::path file(spec);
  if (!file.has_filename()) return Error{ErrorCode::file_not_readable, "this names no file", {spec}};
  const std::string name = file.filename().string();
  const openapi::FolderSource source(file.parent_path(), name);
  return add_contract(openapi::load_contract(source, name), file, providers);
}

Status add_page(const std::string& name, Providers& providers) {
  Result<std::string> text = read_file(name);
  if (!text) return text.error();
  Result<openapi::Page> page = openapi::read_page(*text, name);
  if (!page) return page.error();
  return add_contract(openapi::load_contract(page->document), name, providers);
}

Status add_pack(const PackLoader& loader, const std::string& folder, Providers& providers) {
  Result<Provider> pack = loader.load_folder(folder);
  if (!pack) return pack.error();
  providers.push_back(std::move(*pack));
  return {};
}

Status add_builtin(const PackLoader& loader, const std::string& name, Providers& providers) {
  if (find_provider(providers, name) != nullptr) return {};
  Result<Provider> provider = loader.load_builtin(name);
  if (!provider) return provider.error();
  providers.push_back(std::move(*provider));
  return {};
}

}  // namespace

Result<Providers> select_providers(const Arguments& arguments, Context& context) {
  Result<PackLoader> loader = PackLoader::create();
  if (!loader) return loader.error();
  Providers providers;
  Status status;
  for (const std::string& folder : arguments.values("pack")) {
    if (status = add_pack(*loader, folder, providers); !status) return status.error();
  }
  for (const std::string& spec : arguments.values("spec")) {
    if (status = add_spec(spec, providers); !status) return status.error();
  }
  for (const std::string& page : arguments.values("page")) {
    if (status = add_page(page, providers); !status) return status.error();
  }
  std::vector<std::string> names = arguments.values("provider");
  const bool all = std::find(names.begin(), names.end(), "all") != names.end();
  if (all || (names.empty() && providers.empty())) names = provider::builtin_names();
  for (const std::string& name : names) {
    if (status = add_builtin(*loader, name, providers); !status) return status.error();
  }
  for (const Provider& provider : providers) tell_warnings(provider.contract->warnings, context);
  return providers;
}

}  // namespace steelyard::cli
