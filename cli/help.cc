#include "cli/help.h"

#include <fmt/format.h>  // columns

#include <algorithm>  // std::any_of

namespace steelyard::cli {
namespace {

constexpr int kColumn = 22;  // where explanations begin

std::string row(const std::string& left, std::string_view right) {
  return fmt::format("  {:<{}}  {}\n", left, kColumn, right);
}

std::string option_row(const Option& option) {
  std::string left = option.letter.empty() ? "" : "-" + std::string(option.letter) + ", ";
  left += "--" + std::string(option.name);
  if (!option.value.empty()) left += " " + std::string(option.value);
  if (option.repeatable) left += " ...";
  return row(left, option.help);
}

std::string usage_line(const Syntax& syntax) {
  std::string line = "Usage: steelyard " + std::string(syntax.name);
  for (const Positional& positional : syntax.positionals) {
    const std::string name = std::string(positional.name) + (positional.repeatable ? "..." : "");
    line += positional.required ? " " + name : " [" + name + "]";
  }
  return line + " [OPTIONS]\n";
}

}  // namespace

std::string program_help() {
  std::string text = "Usage: steelyard COMMAND [OPTIONS]\n\nCommands:\n";
  for (const Command& command : commands()) text += row(std::string(command.syntax.name), command.syntax.summary);
  text += "\nOptions of every command:\n";
  for (const Option& option : common_options()) text += option_row(option);
  return text + "\nsteelyard COMMAND --help says more about one command.\n";
}

std::string command_help(const Command& command) {
  const Syntax& syntax = command.syntax;
  std::string text = usage_line(syntax) + "\n" + std::string(syntax.summary) + "\n";
  if (!syntax.positionals.empty()) text += "\nArguments:\n";
  for (const Positional& positional : syntax.positionals) text += row(std::string(positional.name), positional.help);
  text += "\nOptions:\n";
  for (const Option& option : syntax.options) text += option_row(option);
  for (const Option& option : common_options()) {
    const bool replaced = std::any_of(syntax.options.begin(), syntax.options.end(),
                                      [&](const Option& own) { return own.name == option.name; });
    if (!replaced) text += option_row(option);
  }
  return text;
}

}  // namespace steelyard::cli
