// The file of a baseline: schemas/steelyard/baseline.schema.json says the same, for editors.
#include <fmt/format.h>  // messages

#include <algorithm>  // std::sort
#include <charconv>   // dates
#include <chrono>     // the calendar
#include <set>        // fingerprints
#include <tuple>      // the order of entries

#include "base/document.h"
#include "base/json.h"
#include "report/baseline.h"

namespace steelyard::report {
namespace {

constexpr int kSchemaVersion = 1;

struct TextMember {
  std::string_view name;
  std::string BaselineEntry::*text;
  bool required = false;
  bool (*is_valid)(std::string_view) = nullptr;
  std::string_view form = {};  // what is_valid() demands
};

bool is_fingerprint(std::string_view text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_written(std::string_view text) { return text.find_first_not_of(" \t\r\n") != std::string_view::npos; }

int number(std::string_view digits) {
  int value = -1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size() ? value : -1;
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const int year = number(text.substr(0, 4)), month = number(text.substr(5, 2)), day = number(text.substr(8));
  if (year < 0 || month < 0 || day < 0) return false;
  return std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

constexpr TextMember kTexts[] = {
    {"fingerprint", &BaselineEntry::fingerprint, true, is_fingerprint, "16 hexadecimal digits"},
    {"reason", &BaselineEntry::reason, true, is_written, "a text that says why"},
    {"expires", &BaselineEntry::expires, false, is_date, "a date, YYYY-MM-DD"},
    {"tool", &BaselineEntry::tool},
    {"id", &BaselineEntry::id},
    {"provider", &BaselineEntry::provider},
    {"operation", &BaselineEntry::operation},
    {"subject", &BaselineEntry::subject},
    {"pointer", &BaselineEntry::pointer},
};
constexpr std::string_view kStatus = "status";  // a number; absent: of no single status

const TextMember* find_text(std::string_view name) {
  for (const TextMember& member : kTexts) {
    if (member.name == name) return &member;
  }
  return nullptr;
}

class Reader {
 public:
  explicit Reader(const Document& document) : document_(document) {}

  Result<Baseline> read() {
    if (!document_.duplicate_keys().empty()) {
      return invalid(document_.duplicate_keys().front().pointer, "the member is named twice");
    }
    const Json& root = document_.root();
    if (!root.is_object()) return invalid("", "a baseline is an object with schema_version and entries");
    if (Status version = check_version(root); !version) return version.error();
    for (const auto& [name, value] : root.items()) {
      if (name != "schema_version" && name != "entries" && name != "$schema")
        return invalid("/" + name, "no such member: " + name);
    }
    const Json* entries = find_member(root, "entries");
    if (entries == nullptr || !entries->is_array()) return invalid("/entries", "entries must be an array");
    Baseline baseline;
    for (std::size_t i = 0; i < entries->size(); ++i) {
      Result<BaselineEntry> entry = read_entry((*entries)[i], fmt::format("/entries/{}", i));
      if (!entry) return entry.error();
      baseline.entries.push_back(std::move(*entry));
    }
    return baseline;
  }

 private:
  Error invalid(const std::string& pointer, std::string message) const {
    return {ErrorCode::baseline_invalid, std::move(message), document_.locate(pointer)};
  }

  Status check_version(const Json& root) const {
    const Json* version = find_member(root, "schema_version");
    if (version == nullptr) return invalid("", "schema_version is missing");
    if (*version == kSchemaVersion) return {};
    return Error{ErrorCode::baseline_version,
                 fmt::format("the baseline has schema_version {}, and this program reads {}", write_json(*version),
                             kSchemaVersion),
                 document_.locate("/schema_version")};
  }

  Status read_member(std::string_view name, const Json& value, const std::string& pointer, BaselineEntry& entry) const {
    if (name == kStatus) {
      if (!value.is_number_unsigned() || value < 100 || value > 599)
        return invalid(pointer, "status must be 100 to 599");
      entry.status = value.get<int>();
      return {};
    }
    const TextMember* member = find_text(name);
    if (member == nullptr) return invalid(pointer, fmt::format("no such member: {}", name));
    if (!value.is_string()) return invalid(pointer, fmt::format("{} must be a string", name));
    const std::string& text = value.get_ref<const std::string&>();
    if (member->is_valid != nullptr && !member->is_valid(text)) {
      return invalid(pointer, fmt::format("{} must be {}", name, member->form));
    }
    entry.*member->text = text;
    return {};
  }

  Result<BaselineEntry> read_entry(const Json& json, const std::string& pointer) {
    if (!json.is_object()) return invalid(pointer, "an entry is an object");
    BaselineEntry entry;
    for (const auto& [name, value] : json.items()) {
      if (Status read = read_member(name, value, pointer + "/" + name, entry); !read) return read.error();
    }
    for (const TextMember& member : kTexts) {
      if (member.required && (entry.*member.text).empty())
        return invalid(pointer, fmt::format("{} is missing", member.name));
    }
    if (!fingerprints_.insert(entry.fingerprint + entry.tool).second) {
      return invalid(pointer + "/fingerprint", "another entry has the same fingerprint");
    }
    entry.where = document_.locate(pointer);
    return entry;
  }

  const Document& document_;
  std::set<std::string> fingerprints_;
};

bool stands_before(const BaselineEntry& a, const BaselineEntry& b) {
  const auto key = [](const BaselineEntry& entry) {
    return std::tie(entry.provider, entry.operation, entry.status, entry.id, entry.subject, entry.pointer, entry.tool,
                    entry.fingerprint);
  };
  return key(a) < key(b);
}

Json entry_json(const BaselineEntry& entry) {
  Json json = Json::object();
  for (const TextMember& member : kTexts) {
    const std::string& text = entry.*member.text;
    if (!text.empty()) json[std::string(member.name)] = text;
    if (member.name == "operation" && entry.status != 0) json[std::string(kStatus)] = entry.status;
  }
  return json;
}

}  // namespace

Result<Baseline> parse_baseline(std::string_view text, const std::string& file) {
  const Result<Document> document = read_json(text, file);
  if (!document) return document.error();
  return Reader(*document).read();
}

std::string write_baseline(const Baseline& baseline) {
  std::vector<BaselineEntry> sorted = baseline.entries;
  std::sort(sorted.begin(), sorted.end(), stands_before);
  Json entries = Json::array();
  for (const BaselineEntry& entry : sorted) entries.push_back(entry_json(entry));
  return write_json(Json{{"schema_version", kSchemaVersion}, {"entries", std::move(entries)}}, 2) + "\n";
}

}  // namespace steelyard::report
