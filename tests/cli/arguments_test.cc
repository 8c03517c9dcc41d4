#include "cli/arguments.h"

#include <doctest/doctest.h>

namespace steelyard::cli {
namespace {

constexpr std::string_view kColors[] = {"red", "green"};
constexpr Option kServeOptions[] = {
    {.name = "port", .value = "N", .help = "port"},
    {.name = "provider", .value = "NAME", .help = "provider", .repeatable = true},
    {.name = "color", .value = "COLOR", .help = "color", .choices = kColors},
    {.name = "mock", .help = "mock"},
};
constexpr Positional kFiles[] = {{.name = "FILE", .help = "files", .repeatable = true}};
constexpr Positional kPair[] = {{.name = "BASE", .help = "old"}, {.name = "REVISION", .help = "new"}};
constexpr Syntax kCommands[] = {
    {.name = "serve", .summary = "serve", .options = kServeOptions},
    {.name = "validate", .summary = "validate", .positionals = kFiles, .options = kServeOptions},
    {.name = "diff", .summary = "diff", .positionals = kPair},
};
constexpr Option kCommon[] = {{.name = "help", .help = "help"}, {.name = "quiet", .help = "quiet"}};

using Args = std::vector<std::string>;

Result<Invocation> parse(const Args& args) { return parse_arguments(args, kCommands, kCommon); }

TEST_CASE("options come back by name") {
  const auto invocation = parse({"serve", "--port=0", "--provider", "a", "--mock", "--provider", "b"});
  REQUIRE(invocation);
  CHECK(invocation->command == "serve");
  const Arguments& arguments = invocation->arguments;
  CHECK(arguments.value("port") == "0");
  CHECK(arguments.values("provider") == Args{"a", "b"});
  CHECK(arguments.has("mock"));
  CHECK_FALSE(arguments.has("color"));
  CHECK_FALSE(arguments.value("color").has_value());
}

TEST_CASE("a repeatable option does not swallow what follows its value") {
  const auto invocation = parse({"validate", "--provider", "a", "x.json", "-"});
  REQUIRE(invocation);
  CHECK(invocation->arguments.values("provider") == Args{"a"});
  CHECK(invocation->arguments.values("FILE") == Args{"x.json", "-"});
}

TEST_CASE("values keep every character") {
  const auto invocation = parse({"validate", "--provider=[json=a b,c]", "--", "--odd", "[a]b", ""});
  REQUIRE(invocation);
  CHECK(invocation->arguments.value("provider") == "[json=a b,c]");
  CHECK(invocation->arguments.values("FILE") == Args{"--odd", "[a]b", ""});
}

TEST_CASE("the name of a command can be a value") {
  const auto invocation = parse({"diff", "serve", "diff"});
  REQUIRE(invocation);
  CHECK(invocation->command == "diff");
  CHECK(invocation->arguments.value("BASE") == "serve");
  CHECK(invocation->arguments.value("REVISION") == "diff");
}

TEST_CASE("common options stand before or after the command") {
  for (const Args& args : {Args{"--quiet", "diff", "a", "b"}, Args{"diff", "a", "--quiet", "b"}}) {
    const auto invocation = parse(args);
    REQUIRE(invocation);
    CHECK(invocation->arguments.has("quiet"));
    CHECK(invocation->arguments.value("BASE") == "a");
    CHECK(invocation->arguments.value("REVISION") == "b");
  }
}

TEST_CASE("help excuses what is missing") {
  const auto invocation = parse({"diff", "--help"});
  REQUIRE(invocation);
  CHECK(invocation->arguments.has("help"));
  const auto none = parse({});
  REQUIRE(none);
  CHECK(none->command.empty());
}

TEST_CASE("wrong usage is named") {
  struct Row {
    Args args;
    std::string message;
  };
  const Row rows[] = {
      {{"serv"}, "unknown command \"serv\"; did you mean serve?"},
      {{"frobnicate"}, "unknown command \"frobnicate\""},
      {{"--quite"}, "unknown option --quite; did you mean --quiet?"},
      {{"serve", "--prot", "1"}, "unknown option --prot; did you mean --port?"},
      {{"serve", "--prot=1"}, "unknown option --prot; did you mean --port?"},
      {{"serve", "-x"}, "unknown option -x"},
      {{"serve", "file"}, "serve takes no \"file\""},
      {{"diff", "a"}, "diff wants REVISION: new"},
      {{"diff", "a", "b", "c"}, "diff takes no \"c\""},
      {{"serve", "--color", "gren"}, "--color cannot be \"gren\"; did you mean green?; it is one of red, green"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.message);
    const auto invocation = parse(row.args);
    REQUIRE_FALSE(invocation);
    CHECK(invocation.error().code == ErrorCode::usage);
    CHECK(invocation.error().message == row.message);
  }
  for (const Args& args : {Args{"serve", "--port"}, Args{"serve", "--port", "1", "--port", "2"}}) {
    const auto invocation = parse(args);
    REQUIRE_FALSE(invocation);
    CHECK(invocation.error().code == ErrorCode::usage);
    CHECK(invocation.error().message.find("--port") != std::string::npos);
  }
}

TEST_CASE("integers have bounds") {
  Arguments arguments;
  CHECK(*arguments.integer("port", 0, 65535) == std::nullopt);
  arguments.add("port", {"65535"});
  CHECK(*arguments.integer("port", 0, 65535) == 65535);
  for (const std::string text : {"65536", "-1", "", "1x", " 1", "0x10", "99999999999"}) {
    arguments.add("port", {text});
    const auto port = arguments.integer("port", 0, 65535);
    REQUIRE_FALSE(port);
    CHECK(port.error().message == "--port wants a number from 0 to 65535, not \"" + text + "\"");
  }
}

}  // namespace
}  // namespace steelyard::cli
