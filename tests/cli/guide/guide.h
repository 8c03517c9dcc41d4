// A guide that can be followed by a program: files in fences whose info line names them, and transcripts of a terminal.
//
//   ```yaml harbor/provider.yaml        the file harbor/provider.yaml
//   ```console                          `$ command` lines, each followed by what it prints
//
// In a transcript "…" alone stands for any lines, within a line for any text, and "exit code 1" at the end for the exit
// code; without it the code is 0.
//
//   Result<std::vector<Step>> steps = read_guide(text, "docs/providers.md");
#pragma once

#include <cstdint>      // lines
#include <string>       // texts
#include <string_view>  // the guide
#include <vector>       // steps

#include "base/result.h"

namespace steelyard::guide {

// A file to write, or a command to run: in the order of the guide.
struct Step {
  std::uint32_t line = 0;
  std::string file;  // "" for a command
  std::string text;  // of the file, or the command
  std::vector<std::string> expected;
  int code = 0;
};

// Errors: those of reading Markdown.
Result<std::vector<Step>> read_guide(std::string_view text, const std::string& name);

// The words of a command as a shell splits them; of its quoting only '…' is understood.
std::vector<std::string> words_of(const std::string& command);

// "" if the output is what is expected, else the first line that is missing.
std::string difference(const std::vector<std::string>& expected, const std::string& output);

}  // namespace steelyard::guide
