#include "drift/contract_patch.h"

#include <algorithm>  // std::any_of, std::min, std::sort
#include <map>        // files
#include <memory>     // values
#include <optional>   // offsets

#include "base/json.h"
#include "base/pointer.h"
#include "drift/flow_map.h"
#include "drift/line_patch.h"
#include "drift/lined_text.h"

namespace steelyard::drift {
namespace {

constexpr std::string_view kNoText = "the file cannot be read as it was judged";
constexpr std::string_view kNoProperties = "the schema has no `properties` to add it to";
constexpr std::string_view kOddLayout = "the members of `properties` do not stand there as keys of their own";
constexpr std::string_view kManyTypes = "it is seen with different types where the schema is used";
constexpr std::string_view kNotExact =
    "the text cannot be changed there without changing more than that, as where an alias or a merge key repeats it";

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

// Whether the key at the place is the first thing in its line.
bool begins_line(const std::vector<std::string>& lines, const Location& key) {
  return key.line > 0 && key.line <= lines.size() && indent_of(lines[key.line - 1]) + 1 == key.column;
}

// Where the brace of a value in flow style stands, behind its key; nothing for block style, anchors and tags.
std::optional<std::size_t> find_brace(std::string_view text, std::size_t key) {
  const char quote = text[key];
  std::size_t at = key + 1;
  if (quote == '"' || quote == '\'') at = text.find(quote, at);
  if (at < text.size()) at = text.find(':', at);
  while (at < text.size() && ++at < text.size()) {
    if (text[at] == '{') return at;
    if (text[at] == '#') at = text.find('\n', at);
    if (at >= text.size() || std::string_view(" \t\r\n").find(text[at]) == std::string_view::npos) break;
  }
  return std::nullopt;
}

using Property = std::pair<std::string, std::string>;  // name and type

// What is to happen to one `properties`.
struct MapEdit {
  const Document* document = nullptr;
  std::string pointer;
  std::vector<const Difference*> removed;
  std::vector<const Difference*> added;

  // Places that use one schema may each show the property.
  const Difference& first_added(const Difference& difference) const {
    const auto same = [&](const Difference* other) { return name_of(other->pointer) == name_of(difference.pointer); };
    return **std::find_if(added.begin(), added.end(), same);
  }

  std::vector<Property> properties() const {
    std::vector<Property> found;
    for (const Difference* difference : added) {
      if (&first_added(*difference) == difference) found.emplace_back(name_of(difference->pointer), difference->type);
    }
    return found;
  }
};

// Lines that come behind a line.
struct Insertion {
  std::size_t after = 0;
  std::vector<std::string> lines;
};

struct File {
  std::string text;
  LinePatch patch;
  std::vector<Splice> splices;        // of flow style
  std::vector<Insertion> insertions;  // of block style, maps before those within them
  std::shared_ptr<Json> expected;     // what the text has to say afterwards
  std::vector<const MapEdit*> edits;  // that were made
};

class Proposal {
 public:
  Proposal(const openapi::Contract& contract, const Differences& differences, const ReadText& read)
      : contract_(contract), differences_(differences), read_(read) {}

  PatchProposal run() {
    for (const Difference& difference : differences_) {
      const bool taken = difference.rule == ObservedRule::undocumented_property
                             ? take_added(difference)
                             : difference.rule == ObservedRule::property_never_seen && take_removed(difference);
      if (!taken) leave(difference, "", {});
    }
    for (const auto& [place, edit] : edits_) {
      const std::string_view why = make(edit);
      if (!why.empty()) leave(edit, why);
    }
    for (auto& [name, file] : files_) finish(name, file);
    return std::move(proposal_);
  }

 private:
  void leave(const Difference& difference, std::string_view why, Location where) {
    proposal_.left.push_back({difference, std::string(why), std::move(where)});
  }

  void leave(const MapEdit& edit, std::string_view why) {
    for (const auto* differences : {&edit.removed, &edit.added}) {
      for (const Difference* difference : *differences) leave(*difference, why, edit.document->locate(edit.pointer));
    }
  }

  MapEdit& edit_of(const Document& document, const std::string& pointer) {
    MapEdit& edit = edits_[{document.file(), pointer}];
    edit.document = &document;
    edit.pointer = pointer;
    return edit;
  }

  // False for what no line of `properties` would document.
  bool take_added(const Difference& difference) {
    const Document* document = contract_.registry.find(difference.schema.uri);
    if (document == nullptr || difference.type.empty() || difference.pointer.ends_with("/*")) return false;
    const Json* properties = document->find(difference.schema.pointer);
    if (properties == nullptr || !properties->is_object() || !difference.schema.pointer.ends_with("/properties")) {
      leave(difference, kNoProperties, document->locate(difference.schema.pointer));
      return true;
    }
    edit_of(*document, difference.schema.pointer).added.push_back(&difference);
    return true;
  }

  // Only where something undocumented stands in its object.
  bool take_removed(const Difference& difference) {
    const std::string parent = parent_of(difference.pointer);
    const bool replaced = std::any_of(differences_.begin(), differences_.end(), [&](const Difference& other) {
      return other.rule == ObservedRule::undocumented_property && parent_of(other.pointer) == parent;
    });
    const Document* document = contract_.registry.find(difference.schema.uri);
    if (!replaced || document == nullptr) return false;
    const std::vector<std::string> tokens = pointer_tokens(difference.schema.pointer);
    if (tokens.empty() || tokens.back() != name_of(difference.pointer)) return false;
    edit_of(*document, parent_of(difference.schema.pointer)).removed.push_back(&difference);
    return true;
  }

  File* file_of(const Document& document) {
    const auto known = files_.find(document.file());
    if (known != files_.end()) return &known->second;
    Result<std::string> text = read_(document.file());
    if (!text) return nullptr;
    LinePatch patch(*text);
    File file{std::move(*text), std::move(patch), {}, {}, std::make_shared<Json>(document.root()), {}};
    return &files_.emplace(document.file(), std::move(file)).first->second;
  }

  // Why it was not made, or "".
  std::string_view make(const MapEdit& edit) {
    for (const Difference* difference : edit.added) {
      if (difference->type != edit.first_added(*difference).type) return kManyTypes;
    }
    File* file = file_of(*edit.document);
    if (file == nullptr) return kNoText;
    const LinedText text(file->text);
    const std::optional<std::size_t> key = text.offset_of(edit.document->locate(edit.pointer));
    if (!key) return kNoText;
    const std::optional<std::size_t> brace = find_brace(file->text, *key);
    const std::string_view why = brace ? make_flow(edit, *brace, *file) : make_block(edit, *file);
    if (!why.empty()) return why;
    if (!expect(edit, *file->expected)) return kNotExact;
    file->edits.push_back(&edit);
    return "";
  }

  static std::string_view make_flow(const MapEdit& edit, std::size_t brace, File& file) {
    const Json& members = *edit.document->find(edit.pointer);
    const std::optional<FlowMap> map = read_flow_map(file.text, brace);
    if (!map || map->entries.size() != members.size()) return kOddLayout;
    FlowEdit flow;
    std::size_t index = 0;
    for (const auto& [name, member] : members.get_ref<const Json::object_t&>()) {
      for (const Difference* removed : edit.removed) {
        if (name_of(removed->pointer) == name) flow.removed.insert(index);
      }
      ++index;
    }
    flow.added = edit.properties();
    for (Splice& splice : edit_flow_map(file.text, *map, flow)) file.splices.push_back(std::move(splice));
    return "";
  }

  static std::string_view make_block(const MapEdit& edit, File& file) {
    const Json& members = *edit.document->find(edit.pointer);
    const std::vector<std::string>& lines = file.patch.lines();
    const auto place = [&](const std::string& name) {
      return edit.document->locate(pointer_append(edit.pointer, name));
    };
    if (members.empty()) return kOddLayout;
    const Location last = place(members.get_ref<const Json::object_t&>().back().first);
    if (!begins_line(lines, last)) return kOddLayout;
    for (const Difference* difference : edit.removed) {
      if (!begins_line(lines, place(name_of(difference->pointer)))) return kOddLayout;
    }
    for (const Difference* difference : edit.removed) {
      const Block block = block_at(lines, place(name_of(difference->pointer)).line);
      file.patch.remove(block.first, block.last);
    }
    const Block block = block_at(lines, last.line);
    const std::string blanks(block.indent, ' ');
    const std::string line_end = lines[last.line - 1].ends_with('\r') ? "\r" : "";
    Insertion insertion{block.last, {}};
    for (const auto& [name, type] : edit.properties()) {
      insertion.lines.push_back(blanks + yaml_key(name) + ":" + line_end);
      insertion.lines.push_back(blanks + "  type: " + type + line_end);
    }
    if (!insertion.lines.empty()) file.insertions.push_back(std::move(insertion));
    return "";
  }

  // False if the map is gone with another edit.
  static bool expect(const MapEdit& edit, Json& root) {
    Json* value = &root;
    for (const std::string& token : pointer_tokens(edit.pointer)) {
      if (value->is_array()) {
        const std::size_t index = array_index(token, value->size());
        if (index == value->size()) return false;
        value = &(*value)[index];
      } else {
        if (!value->is_object() || !value->contains(token)) return false;
        value = &(*value)[token];
      }
    }
    for (const Difference* difference : edit.removed) value->erase(name_of(difference->pointer));
    for (const auto& [name, type] : edit.properties()) (*value)[name] = Json{{"type", type}};
    return true;
  }

  // The lines that have splices, as they read afterwards.
  static void apply_splices(File& file) {
    std::sort(file.splices.begin(), file.splices.end(),
              [](const Splice& a, const Splice& b) { return std::pair(a.begin, a.end) < std::pair(b.begin, b.end); });
    const LinedText lined(file.text);
    for (std::size_t i = 0; i < file.splices.size();) {
      const std::size_t first = lined.line_of(file.splices[i].begin);
      std::size_t last = first;
      std::size_t at = lined.begin_of(first);
      std::string text;
      for (; i < file.splices.size() && lined.line_of(file.splices[i].begin) <= last; ++i) {
        const Splice& splice = file.splices[i];
        if (splice.begin < at) continue;  // within another: the text is read again, and then refused
        text += file.text.substr(at, splice.begin - at) + splice.text;
        at = splice.end;
        last = std::max(last, lined.line_of(splice.end));
      }
      text += file.text.substr(at, lined.end_of(last) - at);
      file.patch.replace(first, last, text);
    }
  }

  // A patch is proposed only if the text then says what it should, and nothing else.
  void finish(const std::string& name, File& file) {
    if (file.edits.empty()) return;
    apply_splices(file);
    // Where a map and one within it end on the same line, the inner one goes on first.
    for (auto insertion = file.insertions.rbegin(); insertion != file.insertions.rend(); ++insertion) {
      file.patch.insert_after(insertion->after, insertion->lines);
    }
    std::string after = file.patch.apply();
    const Result<Document> read = read_document(after, name);
    if (!read || read->root() != *file.expected) {
      for (const MapEdit* edit : file.edits) leave(*edit, kNotExact);
      return;
    }
    proposal_.patches.push_back({name, file.text, std::move(after), file.patch.unified_diff(name)});
  }

  const openapi::Contract& contract_;
  const Differences& differences_;
  const ReadText& read_;
  std::map<std::pair<std::string, std::string>, MapEdit> edits_;  // by file and pointer
  std::map<std::string, File> files_;
  PatchProposal proposal_;
};

}  // namespace

PatchProposal propose_patches(const openapi::Contract& contract, const Differences& differences, const ReadText& read) {
  return Proposal(contract, differences, read).run();
}

}  // namespace steelyard::drift
