#include "provider/import.h"

#include <filesystem>  // the folder
#include <ostream>     // what was written

#include "base/file.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/tell.h"
#include "openapi/page.h"

namespace steelyard::cli {
namespace {

namespace fs = std::filesystem;

// Nothing that is there already is written over.
Status check_empty(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder, error) || (fs::is_directory(folder, error) && fs::is_empty(folder, error))) return {};
  return Error{ErrorCode::file_not_writable, "the folder is there already and is not empty", {folder.string()}};
}

}  // namespace

Result<int> run_import(const Arguments& arguments, Context& context) {
  const std::string name = *arguments.value("PAGE");
  const std::optional<std::string> out = arguments.value("out");
  if (!out || out->empty()) return Error{ErrorCode::usage, "say where the pack shall be written: --out DIR", {}};
  Result<std::string> text = read_file(name);
  if (!text) return text.error();
  const Result<openapi::Page> page = openapi::read_page(*text, name);
  if (!page) return page.error();
  const Result<provider::ImportedPack> pack = provider::import_page(*page, arguments.value("name").value_or(""));
  if (!pack) return pack.error();
  if (Status empty = check_empty(*out); !empty) return empty.error();
  for (const provider::ImportedFile& file : pack->files) {
    if (Status written = write_file(fs::path(*out) / file.path, file.text); !written) return written.error();
  }
  tell_warnings(pack->warnings, context);
  if (!context.quiet) {
    context.out << "wrote " << pack->files.size() << " files to " << *out << "; try: steelyard serve --pack " << *out
                << '\n';
  }
  return kExitOk;
}

}  // namespace steelyard::cli
