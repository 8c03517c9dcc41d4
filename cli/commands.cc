#include "cli/command.h"
#include "cli/selection.h"

namespace steelyard::cli {
namespace {

constexpr std::string_view kFormats[] = {"text", "json"};
constexpr std::string_view kListFormats[] = {"text", "json", "markdown"};

constexpr Option kCommon[] = {
    {.name = "help", .help = "say what can be given"},
    {.name = "version", .help = "say which version this is"},
    {.name = "quiet", .help = "say only what needs attention"},
    {.name = "verbose", .help = "say more"},
    {.name = "no-color", .help = "no colours (also: the environment variable NO_COLOR)"},
    {.name = "format", .value = "FORMAT", .help = "how to write: text or json", .choices = kFormats},
};

constexpr Option kServeOptions[] = {
    {.name = "port", .value = "N", .help = "port to listen on; 0 picks a free one (default 4010)"},
    {.name = "host", .value = "ADDRESS", .help = "address to listen on (default 127.0.0.1)"},
    kProviderOption,
    kPackOption,
    kSpecOption,
    kPageOption,
    {.name = "dynamic", .help = "generate bodies instead of replaying fixtures and examples"},
    {.name = "seed", .value = "N", .help = "seed of generated bodies (default 1)"},
    {.name = "no-request-validation", .help = "answer requests that break the contract too"},
    {.name = "ready-file", .value = "FILE", .help = "file to write the URL to when the mock is ready"},
};

constexpr Positional kListPositionals[] = {
    {.name = "TOPIC", .help = "providers, operations, checks, …; without it: the topics", .required = false}};
constexpr Option kListOptions[] = {
    kProviderOption,
    kPackOption,
    kSpecOption,
    kPageOption,
    {.name = "format", .value = "FORMAT", .help = "how to write: text, json or markdown", .choices = kListFormats}};

constexpr Positional kExplainPositionals[] = {{.name = "ID", .help = "an id that `steelyard list` shows"}};

constexpr Command kCommands[] = {
    {{"serve", "answer like the APIs do", {}, kServeOptions}, run_serve},
    {{"list", "list what the program knows", kListPositionals, kListOptions}, run_list},
    {{"explain", "explain an error code or another id", kExplainPositionals, {}}, run_explain},
};

}  // namespace

std::span<const Command> commands() { return kCommands; }

std::span<const Option> common_options() { return kCommon; }

}  // namespace steelyard::cli
