// Inputs that are refused: what the program says, where, with which exit code, and that it leaves nothing behind.
//
//   check_refused({"empty", {{"api.yaml", ""}}, {"check", "--mock", "--spec", "@/api.yaml"}, 3,
//                  "@/api.yaml:1:1: there is no YAML here [file-empty]"});
#pragma once

#include <filesystem>   // folders
#include <string>       // texts
#include <string_view>  // texts
#include <vector>       // files, arguments

namespace steelyard::cli {

// A folder of its own, gone with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  void write(const std::string& name, std::string_view text) const;
  // The names of all files below it, sorted.
  std::vector<std::string> files() const;

 private:
  std::filesystem::path path_;
};

struct File {
  std::string name;  // ends with a slash: a folder
  std::string text = {};
};

struct BadInput {
  const char* name;
  std::vector<File> files;
  std::vector<std::string> args;  // "@" stands for the folder of the files
  int code;
  std::string told;  // all of standard error but "steelyard: " and the remedy; "@" as above
};

// Standard error is exactly that, standard output empty, no file is made; with --format json the same is one object.
void check_refused(const BadInput& input);
void check_refused_in(const TemporaryFolder& folder, const BadInput& input);

// A contract with one operation, GET /pets, that answers {"id": integer}. Its schema begins in line 11, column 23.
std::string pets(std::string_view schema = "{type: object, required: [id], properties: {id: {type: integer}}}");

// The text with the first mention of `from` replaced, which must be there.
std::string replaced(std::string text, std::string_view from, std::string_view to);

}  // namespace steelyard::cli
