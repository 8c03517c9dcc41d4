#include "provider/recording.h"

#include <fmt/format.h>  // fmt::format

#include <algorithm>  // std::any_of

#include "base/json.h"
#include "base/yaml_writer.h"
#include "http/message.h"
#include "openapi/media_type.h"
#include "provider/audit.h"
#include "provider/pack.h"

namespace steelyard::provider {
namespace {

constexpr char kHead[] = "# Recorded. Bodies are as the API sent them; credentials in them read [redacted].\n";

const char* ending_of(const std::string& media_type) {
  if (openapi::is_json(media_type)) return ".json";
  if (openapi::is_xml(media_type)) return ".xml";
  if (media_type.starts_with("text/html")) return ".html";
  return openapi::is_text(media_type) ? ".txt" : ".bin";
}

std::string_view to_text(When when) { return when == When::no_credential ? "no_credential" : "bad_credential"; }

Json entry_of(const Answer& answer, const std::string& seen, const std::string& file) {
  Json entry = {{"status", answer.status}, {"example", answer.example}, {"source", "observed"}, {"seen", seen}};
  if (answer.when != When::always) entry["when"] = to_text(answer.when);
  if (!file.empty() && answer.content_type != "application/json") entry["content_type"] = answer.content_type;
  for (const AnswerHeader& header : answer.headers) {
    entry["headers"][header.name] =
        header.only_with_credential ? Json{{"value", header.value}, {"with_credential", true}} : Json(header.value);
  }
  if (!file.empty()) entry["body"] = file;
  if (answer.breach) entry["breach"] = *answer.breach;
  return entry;
}

// True for a header that a promise binds to an accepted key.
bool comes_with_key(const Provider& provider, const std::string& header) {
  return std::any_of(provider.promises.begin(), provider.promises.end(), [&](const Promise& promise) {
    return promise.kind == "header_with_credential" &&
           http::equals_ignore_case(string_member(*promise.rule, "header"), header);
  });
}

}  // namespace

Recording::Recording(RecordingBase base)
    : base_(std::move(base)), validators_(std::make_unique<openapi::ValidatorStore>(*base_.provider.contract)) {
  for (const ImportedFile& file : base_.files) files_.insert(file.path);
}

std::optional<RecordingAddition> Recording::propose(const ObservedAnswer& observed) const {
  const std::string operation = observed.operation.label();
  std::size_t variants = 0;
  for (const Kept& kept : kept_) {
    const Answer& answer = kept.answer;
    if (kept.operation != operation || answer.status != observed.status) continue;
    const bool same = answer.when == observed.when && answer.content_type == observed.content_type;
    if (same && answer.body == observed.body) return std::nullopt;
    ++variants;
  }
  if (variants >= kMostVariants) return std::nullopt;
  RecordingAddition addition;
  addition.operation = operation;
  Answer& answer = addition.answer;
  answer.status = observed.status;
  answer.example = name_for(observed);
  answer.source = Source::observed;
  answer.when = observed.when;
  answer.content_type = observed.content_type;
  answer.body = observed.body;
  for (const auto& [name, value] : observed.headers) {
    answer.headers.push_back({name, value, comes_with_key(base_.provider, name)});
  }
  std::string file;
  if (!answer.content_type.empty()) {
    file = file_for(observed, answer.example);
    answer.body_file = file;
    addition.body_file = ImportedFile{file, observed.body};
  }
  const std::string breach = breach_of(operation, answer);
  if (!breach.empty()) answer.breach = breach;
  addition.entry = std::make_shared<const Json>(entry_of(answer, observed.seen, file));
  addition.pack_text = pack_text_with(&addition);
  return addition;
}

void Recording::accept(RecordingAddition addition) {
  if (addition.body_file) files_.insert(addition.body_file->path);
  kept_.push_back({std::move(addition.operation), std::move(addition.answer), std::move(addition.entry)});
}

// In the order of the contract; within an operation by status, within a status in the order of their coming.
std::string Recording::pack_text_with(const RecordingAddition* addition) const {
  Json root = *base_.head;
  root["operations"] = Json::array();
  for (const openapi::Operation& operation : base_.provider.contract->operations) {
    std::vector<const Json*> entries;
    for (const Kept& kept : kept_) {
      if (kept.operation == operation.label()) entries.push_back(kept.entry.get());
    }
    if (addition != nullptr && addition->operation == operation.label()) entries.push_back(addition->entry.get());
    if (entries.empty()) continue;
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Json* a, const Json* b) { return (*a)["status"] < (*b)["status"]; });
    Json answers = Json::array();
    for (const Json* entry : entries) answers.push_back(*entry);
    root["operations"].push_back({{"operation", operation.label()}, {"answers", std::move(answers)}});
  }
  return kHead + write_yaml(root);
}

std::string Recording::name_for(const ObservedAnswer& observed) const {
  std::set<std::string> taken;
  for (const Kept& kept : kept_) {
    if (kept.operation == observed.operation.label() && kept.answer.status == observed.status) {
      taken.insert(kept.answer.example);
    }
  }
  std::string name = "default";
  if (observed.when == When::no_credential) name = "missing-key";
  if (observed.when == When::bad_credential) name = "bad-key";
  for (std::size_t i = 2; taken.count(name) > 0; ++i) name = fmt::format("variant-{}", i);
  return name;
}

std::string Recording::file_for(const ObservedAnswer& observed, const std::string& example) const {
  const openapi::Operation& operation = observed.operation;
  const bool folders = base_.provider.contract->operations.size() > 1;
  const std::string folder = folders ? slug(operation.id.empty() ? operation.label() : operation.id) + "/" : "";
  const std::string stem = fmt::format("{}{}{}", folder, observed.status, example == "default" ? "" : "-" + example);
  const char* ending = ending_of(observed.content_type);
  std::string path = stem + ending;
  for (int i = 2; files_.count(path) > 0; ++i) path = fmt::format("{}-{}{}", stem, i, ending);
  return path;
}

std::string Recording::breach_of(const std::string& operation, const Answer& answer) const {
  Provider alone = base_.provider;
  alone.operations = {{operation, {answer}}};
  const std::vector<FixtureBreach> breaches = audit_fixtures(alone, *validators_);
  if (breaches.empty()) return "";
  const std::string more = breaches.size() > 1 ? fmt::format(" (and {} more)", breaches.size() - 1) : "";
  return "Recorded so: " + breaches.front().error.message + more;
}

}  // namespace steelyard::provider
