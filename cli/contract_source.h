// What a person may name where a contract is meant: a docs page, an OpenAPI document, a pack, a built-in provider, or
// the URL of a page, a document or a provider.yaml.
//
//   Result<ContractSource> base = read_contract_source("breeze", {}, context);
//   Result<ContractSource> page = read_contract_source("https://docs.example/balance.md", {}, context);
//   compare_contracts(*base->contract, *page->contract);
#pragma once

#include <memory>    // contracts
#include <optional>  // what is no page
#include <string>    // names

#include "base/result.h"
#include "cli/command.h"
#include "http/client.h"
#include "openapi/contract.h"
#include "provider/provider.h"

namespace steelyard::cli {

struct PageText {
  std::string file;  // as the places of the contract name it
  std::string text;
};

struct ContractSource {
  std::string name;  // as given, a URL without its query
  // Of a pack, or made of the contract's title (or else of its file).
  std::string provider;
  std::shared_ptr<const openapi::Contract> contract;
  std::optional<provider::Provider> pack;  // of a provider or a pack
  std::optional<PageText> page;            // of a docs page
};

// The name of a built-in provider goes before a folder of that name, for which ./NAME can be written. Folders are
// packs. A file is a document if it is called .yaml, .yml or .json or reads like one, else a page. Warnings of the
// contract are told on context.err unless it is quiet. Errors: provider_unknown for a word that is no file either;
// those of download(), of read_page(), of load_contract() and of PackLoader.
Result<ContractSource> read_contract_source(const std::string& name, const http::ClientOptions& options,
                                            Context& context);

}  // namespace steelyard::cli
