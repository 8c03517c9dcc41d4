// Which APIs a command is about: built-in providers, packs, OpenAPI documents, docs pages.
//
//   Result<std::vector<provider::Provider>> providers = select_providers(arguments, context);
#pragma once

#include <vector>  // providers

#include "base/result.h"
#include "cli/command.h"
#include "provider/provider.h"

namespace steelyard::cli {

// The options that select_providers() reads, for the table of commands.
inline constexpr Option kProviderOption = {
    .name = "provider", .value = "NAME", .help = "a built-in provider, or all", .repeatable = true};
inline constexpr Option kPackOption = {.name = "pack",
                                       .value = "DIR",
                                       .help = "a folder with provider.yaml; replaces a provider of its name",
                                       .repeatable = true};
inline constexpr Option kSpecOption = {
    .name = "spec", .value = "FILE", .help = "an OpenAPI 3.0 or 3.1 document", .repeatable = true};
inline constexpr Option kPageOption = {.name = "page", .value = "FILE", .help = "a docs page", .repeatable = true};

// Packs, documents and pages that are named, and the providers that --provider names; a pack takes the place of the
// built-in provider of its name. All built-in providers if nothing is named. Warnings of the documents are told on
// context.err unless it is quiet.
// Errors: provider_unknown and those of reading.
Result<std::vector<provider::Provider>> select_providers(const Arguments& arguments, Context& context);

}  // namespace steelyard::cli
