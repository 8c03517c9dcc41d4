// Gives every file of a folder to a fuzz target: what a corpus holds stays true with any compiler.
#include <algorithm>    // std::sort
#include <filesystem>   // the corpus
#include <string_view>  // texts
#include <vector>       // files

#include "base/file.h"
#include "property.h"

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  for (int i = 1; i < argc; ++i) {
    for (const fs::directory_entry& entry : fs::directory_iterator(argv[i])) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    const steelyard::Result<std::string> text = steelyard::read_file(file);
    steelyard::fuzz::require(static_cast<bool>(text), "a file of the corpus can be read", {file.string()});
    std::printf("%s\n", file.filename().string().c_str());
    std::fflush(stdout);  // so that the last name is that of the input that failed
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text->data()), text->size());
  }
  std::printf("%zu inputs\n", files.size());
  return files.empty() ? 1 : 0;
}
