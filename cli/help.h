// What `--help` prints.
#pragma once

#include <string>  // the text

#include "cli/command.h"

namespace steelyard::cli {

// Of the whole program: its commands and common options.
std::string program_help();

// Of one command.
std::string command_help(const Command& command);

}  // namespace steelyard::cli
