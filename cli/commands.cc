#include "cli/client_options.h"
#include "cli/command.h"
#include "cli/drilled.h"
#include "cli/selection.h"
#include "cli/upstream.h"
#include "cli/write_reports.h"

namespace steelyard::cli {
namespace {

constexpr std::string_view kFormats[] = {"text", "json"};
constexpr std::string_view kValidateFormats[] = {"text", "json", "flag", "basic", "hierarchical"};
constexpr std::string_view kListFormats[] = {"text", "json", "markdown"};

constexpr Option kCommon[] = {
    {.name = "help", .help = "say what can be given", .letter = "h"},
    {.name = "version", .help = "say which version this is"},
    {.name = "quiet", .help = "say only what needs attention", .letter = "q"},
    {.name = "verbose", .help = "say more", .letter = "v"},
    {.name = "no-color", .help = "no colours (also: the environment variable NO_COLOR)"},
    {.name = "format", .value = "FORMAT", .help = "how to write: text or json", .choices = kFormats},
};

constexpr std::string_view kLogFormats[] = {"text", "json"};
constexpr Option kServeOptions[] = {
    {.name = "port", .value = "N", .help = "port to listen on; 0 picks a free one (default 4010)", .letter = "p"},
    {.name = "host", .value = "ADDRESS", .help = "address to listen on (default 127.0.0.1)"},
    kProviderOption,
    kPackOption,
    kSpecOption,
    kPageOption,
    {.name = "dynamic", .help = "generate bodies instead of replaying fixtures and examples"},
    {.name = "seed", .value = "N", .help = "seed of generated bodies, delays and faults (default 1)"},
    kDriftOption,
    {.name = "no-request-validation", .help = "answer requests that break the contract too"},
    {.name = "scenario",
     .value = "NAME",
     .help = "a scenario to run: NAME, PROVIDER:NAME (see list scenarios), or a file",
     .repeatable = true},
    {.name = "rate-limit",
     .value = "N/SECONDS",
     .help = "answer 429 beyond N requests of a key in so many seconds; pack: the numbers of the packs"},
    {.name = "journal", .value = "N", .help = "requests that the journal keeps, the newest (default 10000)"},
    {.name = "admin-token",
     .value = "TOKEN",
     .help = "admin API for whoever has the token, from anywhere (also: the environment variable "
             "STEELYARD_ADMIN_TOKEN)"},
    {.name = "no-cors", .help = "do not let pages of other sites read the mocked answers"},
    {.name = "delay",
     .value = "MS",
     .help = "delay of answers: milliseconds, uniform:FROM-TO or lognormal:MEDIAN,SIGMA"},
    {.name = "fault", .value = "NAME", .help = "a fault that answers get; `steelyard list faults` names them"},
    {.name = "fault-rate", .value = "P", .help = "how many get it: a probability, drawn by --seed (default 1)"},
    {.name = "tls", .help = "speak TLS, with a certificate of the local authority (`steelyard ca`)"},
    {.name = "cert", .value = "FILE", .help = "speak TLS with this certificate, as PEM, its chain after it"},
    {.name = "key", .value = "FILE", .help = "the private key of --cert, as PEM"},
    {.name = "ready-file", .value = "FILE", .help = "file to write the URL to when the mock is ready"},
    {.name = "drain",
     .value = "SECONDS",
     .help = "go on answering for so long after SIGTERM, with /readyz at 503 (default 0)"},
    {.name = "log",
     .value = "FORMAT",
     .help = "one line a request on standard error: text (also: --verbose) or json",
     .choices = kLogFormats},
    {.name = "log-file", .value = "FILE", .help = "append the log to the file instead"},
    {.name = "proxy", .value = "URL", .help = "pass every request on to this API, and judge its answers"},
    {.name = "enforce", .help = "with --proxy: 502 in place of an answer that breaks its contract"},
    kTimeoutOption,
    kCaFileOption,
    kInsecureOption,
    {.name = "no-watch", .help = "do not read packs, documents and pages again when they change"},
};

constexpr Option kRecordOptions[] = {
    {.name = "provider", .value = "NAME", .help = "a built-in provider"},
    {.name = "spec", .value = "FILE", .help = "an OpenAPI 3.0 or 3.1 document"},
    {.name = "upstream", .value = "URL", .help = "the API to ask"},
    {.name = "out", .value = "DIR", .help = "a new or empty folder for the pack"},
    {.name = "port", .value = "N", .help = "port to listen on; 0 picks a free one (default 4010)", .letter = "p"},
    {.name = "host", .value = "ADDRESS", .help = "address to listen on (default 127.0.0.1)"},
    {.name = "ready-file", .value = "FILE", .help = "file to write the URL to when recording has begun"},
    kTimeoutOption,
    kCaFileOption,
    kInsecureOption,
};

constexpr Option kEnvOptions[] = {
    {.name = "url", .value = "URL", .help = "where the mock listens (default http://127.0.0.1:4010)"},
    {.name = "tls", .help = "the mock speaks TLS: trust the local authority"},
    {.name = "proxy", .help = "clients take the mock for their proxy, for those whose base URL is fixed"},
    kProviderOption,
    kPackOption,
};

constexpr Option kCheckOptions[] = {
    kProviderOption,
    kPackOption,
    kSpecOption,
    kPageOption,
    {.name = "mock", .help = "check the mock, in this process"},
    {.name = "url", .value = "URL", .help = "check a live API; asks only what is safe to ask"},
    {.name = "key", .value = "KEY", .help = "a key that the live API accepts"},
    kInsecureOption,
    kTimeoutOption,
    {.name = "max-response-time", .value = "MS", .help = "longest time that an answer may take"},
    {.name = "seed", .value = "N", .help = "seed of generated bodies (default 1)"},
    kReportOption,
    kFailOnOption,
    kBaselineOption,
    kUpdateBaselineOption,
    kReasonOption,
};

constexpr Positional kValidatePositionals[] = {
    {.name = "FILE", .help = "a body, or NDJSON with a body a line; - is standard input", .repeatable = true}};
constexpr Option kValidateOptions[] = {
    {.name = "schema", .value = "FILE[#/POINTER]", .help = "judge any JSON or YAML by a JSON Schema"},
    {.name = "dialect", .value = "NAME", .help = "dialect of a schema that has no $schema (default 2020-12)"},
    {.name = "ref",
     .value = "URI=FILE",
     .help = "a document that the schema refers to; URI/=DIR for all below",
     .repeatable = true},
    {.name = "assert-formats", .help = "let the schema's `format` fail an instance"},
    kProviderOption,
    kPackOption,
    kSpecOption,
    kPageOption,
    {.name = "operation", .value = "ID", .help = "an operationId, or method and path"},
    {.name = "status", .value = "N", .help = "the status that the bodies came with (default: the documented success)"},
    kReportOption,
    kFailOnOption,
    kBaselineOption,
    kUpdateBaselineOption,
    kReasonOption,
    {.name = "format",
     .value = "FORMAT",
     .help = "text or json; with --schema also flag, basic or hierarchical",
     .choices = kValidateFormats},
};

constexpr Positional kDiffPositionals[] = {
    {.name = "BASE", .help = "a docs page, an OpenAPI document, a pack, a provider's name, or a URL of these"},
    {.name = "REVISION", .help = "likewise: what the base became"}};
constexpr std::string_view kStabilityLevels[] = {"draft", "alpha", "beta", "stable"};
constexpr Option kDiffOptions[] = {
    {.name = "insecure", .help = "take any TLS certificate of a URL: who answers is not proven"},
    {.name = "deprecation-days",
     .value = "N",
     .help = "how long before its sunset something must be deprecated (default 0: no sunset date needed)"},
    {.name = "stability-level",
     .value = "LEVEL",
     .help = "what endpoints below this x-stability-level change is told as info (default beta)",
     .choices = kStabilityLevels},
    kReportOption,
    kFailOnOption,
    kBaselineOption,
    kUpdateBaselineOption,
    kReasonOption,
};

constexpr std::string_view kPolicies[] = {"documented", "strict", "paranoid"};
constexpr Option kDriftOptions[] = {
    kProviderOption,
    kPackOption,
    kSpecOption,
    {.name = "page", .value = "FILE|URL", .help = "the docs page as it is now"},
    {.name = "url", .value = "URL", .help = "a live API; asks only what is safe to ask"},
    {.name = "mock", .help = "the mock, in this process"},
    kDriftOption,
    {.name = "key", .value = "KEY", .help = "a key that the live API accepts"},
    kInsecureOption,
    kTimeoutOption,
    {.name = "samples",
     .value = "FILE",
     .help = "recorded answers: bodies, NDJSON with status and headers, HAR; - is standard input",
     .repeatable = true},
    {.name = "shape", .value = "FILE", .help = "what `steelyard shape` made of bodies"},
    {.name = "before", .value = "FILE", .help = "an older shape to compare --shape with, instead of a contract"},
    {.name = "operation", .value = "ID", .help = "the operation of bodies and shapes that do not say"},
    {.name = "status", .value = "N", .help = "the status that they came with (default: the documented success)"},
    {.name = "policy",
     .value = "POLICY",
     .help = "how undocumented properties count: documented (warning), strict or paranoid",
     .choices = kPolicies},
    {.name = "ignore",
     .value = "GLOB",
     .help = "leave out findings: RULE, PLACE or RULE:PLACE; one that matches nothing fails",
     .repeatable = true},
    {.name = "write", .help = "apply the proposed patch to the files of --pack or --spec"},
    kReportOption,
    kFailOnOption,
    kBaselineOption,
    kUpdateBaselineOption,
    kReasonOption,
};

constexpr Option kStrengthOptions[] = {
    kProviderOption,
    kPackOption,
    kSpecOption,
    kPageOption,
    {.name = "min-score", .value = "PERCENT", .help = "what schema and promises together must notice"},
    kReportOption,
    kFailOnOption,
    kBaselineOption,
    kUpdateBaselineOption,
    kReasonOption,
};

constexpr Positional kShapePositionals[] = {
    {.name = "FILE",
     .help = "JSON or NDJSON; - is standard input; after the word merge: shapes to merge",
     .repeatable = true}};
constexpr Option kShapeOptions[] = {{.name = "out", .value = "FILE", .help = "where to write the shape"}};

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
    {{"env", "print the variables that point clients at the mock", {}, kEnvOptions}, run_env},
    {{"ca", "tell where the certificate of the local authority is; make it if there is none", {}, {}}, run_ca},
    {{"check", "judge the answers of a mock or a live API by the contract", {}, kCheckOptions}, run_check},
    {{"validate", "judge saved bodies by the contract, or any instance by a JSON Schema", kValidatePositionals,
      kValidateOptions},
     run_validate},
    {{"strength", "measure which mutations of its answers a contract fails to notice", {}, kStrengthOptions},
     run_strength},
    {{"bowtie", "speak the Bowtie protocol: JSON Schema cases on standard input, verdicts on standard output", {}, {}},
     run_bowtie},
    {{"diff", "tell what a revision of a contract or page breaks for its users", kDiffPositionals, kDiffOptions},
     run_diff},
    {{"drift", "tell what a live API, samples or a shape show against contract and page", {}, kDriftOptions},
     run_drift},
    {{"shape", "sum up what JSON values look like, in constant memory", kShapePositionals, kShapeOptions}, run_shape},
    {{"record", "pass requests on to an API, and keep its answers as a provider pack", {}, kRecordOptions}, run_record},
    {{"import", "turn a docs page into a provider pack", kImportPositionals, kImportOptions}, run_import},
    {{"list", "list what the program knows", kListPositionals, kListOptions}, run_list},
    {{"explain", "explain an error code or another id", kExplainPositionals, {}}, run_explain},
};

}  // namespace

std::span<const Command> commands() { return kCommands; }

std::span<const Option> common_options() { return kCommon; }

}  // namespace steelyard::cli
