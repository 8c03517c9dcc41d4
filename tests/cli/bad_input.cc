#include "tests/cli/bad_input.h"

#include <doctest/doctest.h>
#include <stdlib.h>  // mkdtemp

#include <algorithm>  // std::sort
#include <fstream>    // files
#include <stdexcept>  // std::invalid_argument

#include "base/document.h"
#include "base/error_code.h"
#include "base/json.h"
#include "tests/cli/run_program.h"

namespace steelyard::cli {
namespace {

namespace fs = std::filesystem;

std::string with_folder(std::string text, const std::string& folder) {
  for (std::size_t at = text.find("@/"); at != std::string::npos; at = text.find("@/", at + folder.size())) {
    text.replace(at, 1, folder);
  }
  return text;
}

const ErrorInfo* find_info(std::string_view id) {
  for (const ErrorInfo& info : error_catalogue()) {
    if (info.id == id) return &info;
  }
  return nullptr;
}

// The object of --format json as the line of text that says the same.
std::string as_text(const std::string& line) {
  const Result<Document> json = read_json(line, "stderr");
  REQUIRE(json);
  const Json* error = find_member(json->root(), "error");
  REQUIRE(error != nullptr);
  std::string text(string_member(*error, "file"));
  for (const char* part : {"line", "column"}) {
    if (const Json* number = find_member(*error, part)) text += ":" + write_json(*number);
  }
  if (!text.empty()) text += ": ";
  return text + std::string(string_member(*error, "message")) + " [" + std::string(string_member(*error, "id")) + "]";
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "steelyard-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  fs::remove_all(path_, error);
}

void TemporaryFolder::write(const std::string& name, std::string_view text) const {
  const fs::path file = path_ / name;
  fs::create_directories(file.has_filename() ? file.parent_path() : file);
  if (file.has_filename()) std::ofstream(file, std::ios::binary) << text;
}

std::vector<std::string> TemporaryFolder::files() const {
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(path_)) names.push_back(entry.path().string());
  std::sort(names.begin(), names.end());
  return names;
}

void check_refused(const BadInput& input) { check_refused_in(TemporaryFolder(), input); }

void check_refused_in(const TemporaryFolder& folder, const BadInput& input) {
  CAPTURE(input.name);
  for (const File& file : input.files) folder.write(file.name, file.text);
  std::vector<std::string> args;
  for (const std::string& argument : input.args) args.push_back(with_folder(argument, folder.path().string()));
  const std::string told = with_folder(input.told, folder.path().string());
  const std::size_t bracket = told.rfind('[');
  REQUIRE(bracket != std::string::npos);
  const ErrorInfo* info = find_info(std::string_view(told).substr(bracket + 1, told.size() - bracket - 2));
  REQUIRE(info != nullptr);
  const std::vector<std::string> before = folder.files();

  const Outcome outcome = run_program(args);
  CHECK(outcome.code == input.code);
  CHECK(outcome.out == "");
  CHECK(outcome.err == "steelyard: " + told + "\n  " + std::string(info->remedy) + "\n");

  args.insert(args.end(), {"--format", "json"});
  const Outcome json = run_program(args);
  CHECK(json.code == input.code);
  CHECK(json.out == "");
  CHECK(as_text(json.err) == told);
  CHECK(folder.files() == before);
}

std::string pets(std::string_view schema) {
  return "openapi: 3.1.0\n"
         "info: {title: Pets, version: \"1\"}\n"
         "paths:\n"
         "  /pets:\n"
         "    get:\n"
         "      responses:\n"
         "        \"200\":\n"
         "          description: pets\n"
         "          content:\n"
         "            application/json:\n"
         "              schema: " +
         std::string(schema) + "\n";
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  // Tables call this before any test runs, where doctest cannot check yet.
  if (at == std::string::npos) throw std::invalid_argument("nothing to replace: " + std::string(from));
  return text.replace(at, from.size(), to);
}

}  // namespace steelyard::cli
