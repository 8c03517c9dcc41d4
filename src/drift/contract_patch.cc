#include "drift/contract_patch.h"

#include <algorithm>  // std::any_of
#include <map>        // files

#include "base/json.h"
#include "base/pointer.h"
#include "drift/line_patch.h"

namespace steelyard::drift {
namespace {

std::string parent_of(const std::string& pointer) { return pointer.substr(0, pointer.rfind('/')); }
std::string name_of(const std::string& pointer) { return pointer_tokens(pointer).back(); }

std::size_t indent_of(const std::string& line) { return std::min(line.find_first_not_of(' '), line.size()); }
bool is_blank_line(const std::string& line) { return line.find_first_not_of(" \t\r") == std::string::npos; }

// The lines of a member in block style: its own, and those below it that are indented further.
struct Block {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t indent = 0;
};

Block block_at(const std::vector<std::string>& lines, std::size_t line) {
  Block block{line, line, indent_of(lines[line - 1])};
  for (std::size_t next = line + 1; next <= lines.size(); ++next) {
    if (is_blank_line(lines[next - 1])) continue;
    if (indent_of(lines[next - 1]) <= block.indent) break;
    block.last = next;
  }
  return block;
}

// Whether the key at the place is the first thing in its line and its value begins below: block style.
bool is_block_map(const std::vector<std::string>& lines, const Location& key) {
  if (key.line == 0 || key.line > lines.size()) return false;
  const std::string& line = lines[key.line - 1];
  const std::size_t colon = line.find(':', key.column);
  if (indent_of(line) + 1 != key.column || line.empty() || line[key.column - 1] == '"' || colon == std::string::npos) {
    return false;
  }
  const std::size_t value = line.find_first_not_of(" \r", colon + 1);
  return value == std::string::npos || line[value] == '#';
}

// A name that YAML takes as it stands.
bool is_plain(const std::string& name) {
  const bool letters = std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  const bool reserved = name == "null" || name == "true" || name == "false";
  return !name.empty() && letters && !reserved && !(name[0] >= '0' && name[0] <= '9') && name[0] != '-';
}

class Proposal {
 public:
  Proposal(const openapi::Contract& contract, const Differences& differences, const ReadText& read)
      : contract_(contract), differences_(differences), read_(read) {}

  PatchProposal run() {
    for (const Difference& difference : differences_) {
      const bool done = difference.rule == ObservedRule::undocumented_property ? add_property(difference)
                        : difference.rule == ObservedRule::property_never_seen ? remove_property(difference)
                                                                               : false;
      if (!done) proposal_.left.push_back(difference);
    }
    for (const auto& [file, patched] : files_) {
      if (patched.patch.empty()) continue;
      proposal_.patches.push_back({file, patched.text, patched.patch.apply(), patched.patch.unified_diff(file)});
    }
    return std::move(proposal_);
  }

 private:
  struct File {
    std::string text;
    LinePatch patch;
  };

  File* file_of(const Document& document) {
    const auto known = files_.find(document.file());
    if (known != files_.end()) return &known->second;
    Result<std::string> text = read_(document.file());
    if (!text) return nullptr;
    LinePatch patch(*text);
    return &files_.emplace(document.file(), File{std::move(*text), std::move(patch)}).first->second;
  }

  bool add_property(const Difference& difference) {
    const Document* document = contract_.registry.find(difference.schema.uri);
    const Json* properties = document != nullptr ? document->find(difference.schema.pointer) : nullptr;
    const bool fits = properties != nullptr && properties->is_object() && !properties->empty() &&
                      difference.schema.pointer.ends_with("/properties") && !difference.type.empty() &&
                      !difference.pointer.ends_with("/*");
    File* file = fits ? file_of(*document) : nullptr;
    if (file == nullptr) return false;
    const std::vector<std::string>& lines = file->patch.lines();
    if (!is_block_map(lines, document->locate(difference.schema.pointer))) return false;
    const std::string last = properties->get_ref<const Json::object_t&>().back().first;
    const Location place = document->locate(pointer_append(difference.schema.pointer, last));
    const Block block = block_at(lines, place.line);
    const std::string name = name_of(difference.pointer);
    const std::string key = is_plain(name) ? name : write_json(Json(name));
    const std::string blanks(block.indent, ' ');
    const std::string line_end = lines[place.line - 1].ends_with('\r') ? "\r" : "";
    file->patch.insert_after(block.last,
                             {blanks + key + ":" + line_end, blanks + "  type: " + difference.type + line_end});
    return true;
  }

  bool remove_property(const Difference& difference) {
    const std::string parent = parent_of(difference.pointer);
    const bool replaced = std::any_of(differences_.begin(), differences_.end(), [&](const Difference& other) {
      return other.rule == ObservedRule::undocumented_property && parent_of(other.pointer) == parent;
    });
    const Document* document = contract_.registry.find(difference.schema.uri);
    const bool fits =
        replaced && document != nullptr && difference.schema.pointer.ends_with("/" + name_of(difference.pointer));
    File* file = fits ? file_of(*document) : nullptr;
    if (file == nullptr) return false;
    const Location place = document->locate(difference.schema.pointer);
    const std::vector<std::string>& lines = file->patch.lines();
    if (!is_block_map(lines, document->locate(parent_of(difference.schema.pointer))) || !is_block_map(lines, place)) {
      return false;
    }
    const Block block = block_at(lines, place.line);
    file->patch.remove(block.first, block.last);
    return true;
  }

  const openapi::Contract& contract_;
  const Differences& differences_;
  const ReadText& read_;
  std::map<std::string, File> files_;
  PatchProposal proposal_;
};

}  // namespace

PatchProposal propose_patches(const openapi::Contract& contract, const Differences& differences, const ReadText& read) {
  return Proposal(contract, differences, read).run();
}

}  // namespace steelyard::drift
