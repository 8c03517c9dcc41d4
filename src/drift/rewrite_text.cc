#include "drift/rewrite_text.h"

#include <algorithm>    // std::min
#include <string_view>  // lines
#include <vector>       // lines

#include "base/document.h"
#include "base/json.h"
#include "base/pointer.h"
#include "base/yaml_writer.h"
#include "drift/json_layout.h"
#include "drift/line_patch.h"

namespace steelyard::drift {
namespace {

using Lines = std::vector<std::string>;

std::size_t indent_of(const std::string& line) { return std::min(line.find_first_not_of(' '), line.size()); }
bool is_blank(const std::string& line) { return line.find_first_not_of(" \t\r") == std::string::npos; }

bool is_item(const std::string& line, std::size_t indent) {
  return line.compare(indent, 2, "- ") == 0 || line.substr(indent) == "-";
}

// The lines of a member.
struct Block {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t indent = 0;
};

class YamlRewrite {
 public:
  YamlRewrite(const Document& document, const std::string& text)
      : document_(document), patch_(text), crlf_(text.find("\r\n") != std::string::npos) {}

  // False if the root cannot be kept.
  bool run(const Json& wanted) { return change("", document_.root(), wanted) && carry_out(); }
  std::string text() const { return patch_.apply(); }

 private:
  struct Change {
    std::size_t first = 1;  // of the lines that go; none if it is behind the last
    std::size_t last = 0;
    std::size_t after = 0;  // where the new ones come
    Lines lines;
  };

  const Lines& lines() const { return patch_.lines(); }

  // The lines of the member of that pointer, if its key is the first thing in its line.
  std::optional<Block> block_of(const std::string& pointer, const Json& value) const {
    const Location key = document_.locate(pointer);
    if (key.line == 0 || key.line > lines().size()) return std::nullopt;
    Block block{key.line, key.line, indent_of(lines()[key.line - 1])};
    if (block.indent + 1 != key.column) return std::nullopt;
    for (std::size_t next = block.first + 1; next <= lines().size(); ++next) {
      const std::string& line = lines()[next - 1];
      if (is_blank(line)) continue;
      const std::size_t indent = indent_of(line);
      const bool item = value.is_array() && indent == block.indent && is_item(line, indent);
      if (indent <= block.indent && !item) break;
      block.last = next;
    }
    return block;
  }

  Lines written(const std::string& name, const Json& value, std::size_t indent) const {
    Lines found;
    const std::string text = write_yaml(Json{{name, value}});
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const std::string line = text.substr(begin, end - begin);
      found.push_back((line.empty() ? "" : std::string(indent, ' ') + line) + (crlf_ ? "\r" : ""));
      begin = end + 1;
    }
    return found;
  }

  // False, with nothing noted, if the value has to be written as a whole.
  bool change(const std::string& pointer, const Json& now, const Json& wanted) {
    const std::size_t noted = changes_.size();
    const bool done = now.is_object() && wanted.is_object() ? change_members(pointer, now, wanted)
                                                            : change_items(pointer, now, wanted);
    if (!done) changes_.resize(noted);
    return done;
  }

  bool change_items(const std::string& pointer, const Json& now, const Json& wanted) {
    if (!now.is_array() || !wanted.is_array() || now.size() != wanted.size()) return false;
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (now[i] != wanted[i] && !change(pointer_append(pointer, std::to_string(i)), now[i], wanted[i])) return false;
    }
    return true;
  }

  bool change_members(const std::string& pointer, const Json& now, const Json& wanted) {
    if (now.empty() || wanted.empty()) return false;
    for (const auto& [name, value] : now.items()) {
      const Json* other = find_member(wanted, name);
      if (other != nullptr && (*other == value || change(pointer_append(pointer, name), value, *other))) continue;
      const std::optional<Block> block = block_of(pointer_append(pointer, name), value);
      if (!block) return false;
      Lines anew = other == nullptr ? Lines() : written(name, *other, block->indent);
      changes_.push_back({block->first, block->last, block->last, std::move(anew)});
    }
    return add_members(pointer, now, wanted);
  }

  // Each behind the member before it that the text has, or before all of them.
  bool add_members(const std::string& pointer, const Json& now, const Json& wanted) {
    const auto& first = now.get_ref<const Json::object_t&>().front();
    const std::optional<Block> top = block_of(pointer_append(pointer, first.first), first.second);
    Change change;
    if (top) change.after = top->first - 1;
    for (const auto& [name, value] : wanted.items()) {
      if (const Json* present = find_member(now, name)) {
        const std::optional<Block> block = block_of(pointer_append(pointer, name), *present);
        if (block) change.after = block->last;
        continue;
      }
      if (!top) return false;
      change.lines = written(name, value, top->indent);
      changes_.push_back(change);
    }
    return true;
  }

  bool carry_out() {
    for (const Change& change : changes_) {
      if (change.first <= change.last) patch_.remove(change.first, change.last);
      if (!change.lines.empty()) patch_.insert_after(change.after, change.lines);
    }
    return true;
  }

  const Document& document_;
  LinePatch patch_;
  bool crlf_;
  std::vector<Change> changes_;
};

std::optional<std::string> rewrite_yaml(const std::string& text, const Document& document, const Json& wanted) {
  YamlRewrite rewrite(document, text);
  if (!rewrite.run(wanted)) return std::nullopt;
  return rewrite.text();
}

std::optional<std::string> rewrite_json(const std::string& text, const Document& document, const Json& wanted) {
  const std::optional<JsonLayout> layout = layout_of(text, document.root());
  if (!layout) return std::nullopt;
  return written(wanted, *layout);
}

}  // namespace

std::optional<std::string> rewrite_text(const std::string& text, const std::string& file, const Json& wanted) {
  const Result<Document> document = read_document(text, file);
  if (!document) return std::nullopt;
  std::optional<std::string> after = rewrite_json(text, *document, wanted);
  if (!after) after = rewrite_yaml(text, *document, wanted);
  if (!after) return std::nullopt;
  const Result<Document> read = read_document(*after, file);
  if (!read || read->root() != wanted) return std::nullopt;
  return after;
}

}  // namespace steelyard::drift
