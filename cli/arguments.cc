#include "cli/arguments.h"

#include <fmt/format.h>  // messages

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>     // std::find
#include <charconv>      // integers
#include <list>          // storage that does not move
#include <system_error>  // std::errc

#include "base/suggest.h"

namespace steelyard::cli {
namespace {

Error usage(std::string message) { return {ErrorCode::usage, std::move(message), {}}; }

// One option or positional of the parser, and where the parser puts its values.
struct Slot {
  std::string name;
  std::span<const std::string_view> choices;
  const ::CLI::Option* option = nullptr;
  std::string one;
  std::vector<std::string> many;
};

// A command (or the program itself) in the parser.
struct Bound {
  ::CLI::App* app = nullptr;
  const Syntax* syntax = nullptr;
  std::list<Slot> slots;

  Slot& add_slot(std::string_view name, std::span<const std::string_view> choices) {
    slots.push_back({std::string(name), choices, nullptr, {}, {}});
    return slots.back();
  }

  // With extra arguments allowed, the parser would take "[a,b]" for two values and swallow what follows an option.
  void add(const Option& option) {
    Slot& slot = add_slot(option.name, option.choices);
    const std::string letter = option.letter.empty() ? "" : "-" + std::string(option.letter) + ",";
    const std::string flag = letter + "--" + slot.name;
    if (option.value.empty()) {
      slot.option = app->add_flag(flag);
    } else if (option.repeatable) {
      slot.option = app->add_option(flag, slot.many)->allow_extra_args(false);
    } else {
      slot.option = app->add_option(flag, slot.one);
    }
  }

  void add(const Positional& positional) {
    Slot& slot = add_slot(positional.name, positional.choices);
    slot.option = positional.repeatable ? app->add_option(slot.name, slot.many) : app->add_option(slot.name, slot.one);
  }

  std::vector<std::string> option_names() const {
    std::vector<std::string> names;
    for (const Slot& slot : slots) {
      if (!slot.option->get_positional()) names.push_back("--" + slot.name);
    }
    return names;
  }
};

bool defines(const Syntax& syntax, std::string_view name) {
  return std::any_of(syntax.options.begin(), syntax.options.end(), [&](const Option& o) { return o.name == name; });
}

void bind(Bound& bound, std::span<const Option> common) {
  bound.app->set_help_flag();
  bound.app->allow_extras();
  if (bound.syntax != nullptr) {
    for (const Positional& positional : bound.syntax->positionals) bound.add(positional);
    for (const Option& option : bound.syntax->options) bound.add(option);
  }
  for (const Option& option : common) {
    if (bound.syntax == nullptr || !defines(*bound.syntax, option.name)) bound.add(option);
  }
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& known) {
  const std::optional<std::string> near = suggest(name, known);
  return near ? fmt::format("; did you mean {}?", *near) : std::string();
}

// What the parser could not place, if anything.
Status check_extras(const Bound& bound, const std::vector<std::string>& commands) {
  std::vector<std::string> extras = bound.app->remaining();
  std::erase(extras, "--");  // the mark that only positionals follow is kept among what was not placed
  if (extras.empty()) return {};
  const bool is_option = extras.front().starts_with('-');
  const std::string name = is_option ? extras.front().substr(0, extras.front().find('=')) : extras.front();
  if (is_option) return usage(fmt::format("unknown option {}{}", name, did_you_mean(name, bound.option_names())));
  if (bound.syntax != nullptr) return usage(fmt::format("{} takes no \"{}\"", bound.syntax->name, name));
  return usage(fmt::format("unknown command \"{}\"{}", name, did_you_mean(name, commands)));
}

Status check_required(const Bound& bound, const Arguments& arguments) {
  if (bound.syntax == nullptr) return {};
  for (const Positional& positional : bound.syntax->positionals) {
    if (positional.required && !arguments.has(positional.name)) {
      return usage(fmt::format("{} wants {}: {}", bound.syntax->name, positional.name, positional.help));
    }
  }
  return {};
}

Status check_choices(const Slot& slot, const std::vector<std::string>& values) {
  if (slot.choices.empty()) return {};
  for (const std::string& value : values) {
    if (std::find(slot.choices.begin(), slot.choices.end(), value) != slot.choices.end()) continue;
    const std::string what = slot.option->get_positional() ? slot.name : "--" + slot.name;
    return unknown_choice(what, value, {slot.choices.begin(), slot.choices.end()});
  }
  return {};
}

Result<Arguments> collect(const Bound& bound, const std::vector<std::string>& commands) {
  if (Status extras = check_extras(bound, commands); !extras) return extras.error();
  Arguments arguments;
  for (const Slot& slot : bound.slots) {
    if (slot.option->count() == 0) continue;
    const bool is_flag = slot.option->get_items_expected_max() == 0;
    std::vector<std::string> values = is_flag ? std::vector<std::string>{"true"} : slot.option->results();
    if (Status choices = check_choices(slot, values); !choices) return choices.error();
    arguments.add(slot.name, std::move(values));
  }
  if (arguments.has("help") || arguments.has("version")) return arguments;
  if (Status required = check_required(bound, arguments); !required) return required.error();
  return arguments;
}

}  // namespace

std::optional<std::string> Arguments::value(std::string_view name) const {
  const std::vector<std::string>& all = values(name);
  return all.empty() ? std::nullopt : std::optional(all.front());
}

const std::vector<std::string>& Arguments::values(std::string_view name) const {
  static const std::vector<std::string> kNone;
  const auto found = values_.find(name);
  return found == values_.end() ? kNone : found->second;
}

Result<std::optional<int>> Arguments::integer(std::string_view name, int least, int most) const {
  const std::optional<std::string> text = value(name);
  if (!text) return std::optional<int>();
  int number = 0;
  const char* end = text->data() + text->size();
  const auto [stop, error] = std::from_chars(text->data(), end, number);
  if (error != std::errc() || stop != end || number < least || number > most) {
    return usage(fmt::format("--{} wants a number from {} to {}, not \"{}\"", name, least, most, *text));
  }
  return std::optional(number);
}

void Arguments::add(std::string_view name, std::vector<std::string> values) {
  values_.insert_or_assign(std::string(name), std::move(values));
}

Error unknown_choice(std::string_view what, std::string_view given, const std::vector<std::string>& choices) {
  return usage(fmt::format("{} cannot be \"{}\"{}; it is one of {}", what, given, did_you_mean(given, choices),
                           fmt::join(choices, ", ")));
}

Result<Invocation> parse_arguments(std::span<const std::string> args, std::span<const Syntax> commands,
                                   std::span<const Option> common) {
  try {
    ::CLI::App app;
    app.require_subcommand(0, 1);
    Bound program{&app, nullptr, {}};
    bind(program, common);
    std::list<Bound> bound_commands;
    std::vector<std::string> names;
    for (const Syntax& syntax : commands) {
      names.emplace_back(syntax.name);
      bound_commands.push_back({app.add_subcommand(names.back()), &syntax, {}});
      bind(bound_commands.back(), common);
    }
    app.parse(std::vector<std::string>(args.rbegin(), args.rend()));  // the parser wants the last one first
    const Bound* chosen = &program;
    for (const Bound& bound : bound_commands) {
      if (bound.app->parsed()) chosen = &bound;
    }
    Result<Arguments> before = collect(program, names);
    if (!before || chosen == &program) {
      return before ? Result<Invocation>(Invocation{{}, std::move(*before)}) : before.error();
    }
    Result<Arguments> after = collect(*chosen, names);
    if (!after) return after.error();
    for (const Option& option : common) {  // `steelyard --quiet list` is `steelyard list --quiet`
      if (before->has(option.name) && !after->has(option.name)) after->add(option.name, before->values(option.name));
    }
    return Invocation{std::string(chosen->syntax->name), std::move(*after)};
  } catch (const ::CLI::Error& error) {
    return usage(error.what());
  }
}

}  // namespace steelyard::cli
