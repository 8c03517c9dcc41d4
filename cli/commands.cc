#include "cli/command.h"
#include "cli/selection.h"
#include "cli/write_reports.h"

namespace steelyard::cli {
namespace {

constexpr std::string_view kFormats[] = {"text", "json"};
constexpr std::string_view kListFormats[] = {"text", "json", "markdown"};

constexpr Option kCommon[] = {
    {.name = "help", .help = "say what can be given", .letter = "h"},
    {.name = "version", .help = "say which version this is"},
    {.name = "quiet", .help = "say only what needs attention", .letter = "q"},
    {.name = "verbose", .help = "say more", .letter = "v"},
    {.name = "no-color", .help = "no colours (also: the environment variable NO_COLOR)"},
    {.name = "format", .value = "FORMAT", .help = "how to write: text or json", .choices = kFormats},
};

constexpr Option kServeOptions[] = {
    {.name = "port", .value = "N", .help = "port to listen on; 0 picks a free one (default 4010)", .letter = "p"},
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

constexpr Option kCheckOptions[] = {
    kProviderOption,
    kPackOption,
    kSpecOption,
    kPageOption,
    {.name = "mock", .help = "check the mock, in this process"},
    {.name = "url", .value = "URL", .help = "check a live API; asks only what is safe to ask"},
    {.name = "key", .value = "KEY", .help = "a key that the live API accepts"},
    {.name = "insecure", .help = "take any TLS certificate of the live API: who answers is not proven"},
    {.name = "max-response-time", .value = "MS", .help = "longest time that an answer may take"},
    {.name = "seed", .value = "N", .help = "seed of generated bodies (default 1)"},
    kReportOption,
    kFailOnOption,
};

constexpr Positional kValidatePositionals[] = {
    {.name = "FILE", .help = "a body, or NDJSON with a body a line; - is standard input", .repeatable = true}};
constexpr Option kValidateOptions[] = {
    kProviderOption,
    kPackOption,
    kSpecOption,
    kPageOption,
    {.name = "operation", .value = "ID", .help = "an operationId, or method and path"},
    {.name = "status", .value = "N", .help = "the status that the bodies came with (default: the documented success)"},
    kReportOption,
    kFailOnOption,
};

constexpr Positional kImportPositionals[] = {{.name = "PAGE", .help = "a docs page, as published"}};
constexpr Option kImportOptions[] = {
    {.name = "out", .value = "DIR", .help = "a new or empty folder for the pack"},
    {.name = "name", .value = "NAME", .help = "name of the provider (default: from the host of the API)"},
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
    {{"check", "judge the answers of a mock or a live API by the contract", {}, kCheckOptions}, run_check},
    {{"validate", "judge saved bodies by the contract", kValidatePositionals, kValidateOptions}, run_validate},
    {{"import", "turn a docs page into a provider pack", kImportPositionals, kImportOptions}, run_import},
    {{"list", "list what the program knows", kListPositionals, kListOptions}, run_list},
    {{"explain", "explain an error code or another id", kExplainPositionals, {}}, run_explain},
};

}  // namespace

std::span<const Command> commands() { return kCommands; }

std::span<const Option> common_options() { return kCommon; }

}  // namespace steelyard::cli
