#include "provider/recording_base.h"

#include <map>      // files that were read
#include <utility>  // std::move

#include "base/embedded.h"
#include "base/json.h"
#include "openapi/source.h"

namespace steelyard::provider {
namespace {

// Members of provider.yaml that are true of the API whatever it answers.
constexpr std::string_view kLasting[] = {"title", "page", "sample_key", "credentials", "units", "promises"};

// Passes on what another source has, and keeps it.
class KeepingSource final : public openapi::DocumentSource {
 public:
  explicit KeepingSource(const openapi::DocumentSource& under) : under_(under) {}

  Result<std::string> read(const std::string& path) const override {
    Result<std::string> text = under_.read(path);
    if (text) kept_[path] = *text;
    return text;
  }
  bool has(const std::string& path) const override { return under_.has(path); }
  std::string display_name(const std::string& path) const override { return under_.display_name(path); }

  const std::map<std::string, std::string>& kept() const { return kept_; }

 private:
  const openapi::DocumentSource& under_;
  mutable std::map<std::string, std::string> kept_;
};

// One document becomes contract.yaml; several keep their names, by which they refer to each other, in a folder.
std::string name_in_pack(const std::string& path, bool alone) {
  if (!alone) return "contract/" + path;
  return path.ends_with(".json") ? "contract.json" : "contract.yaml";
}

Json head_of(const Provider& provider, const std::string& contract) {
  Json head = {{"steelyard", 1}, {"name", provider.name}};
  if (!provider.title.empty()) head["title"] = provider.title;
  head["contract"] = contract;
  head["sample_key"] = provider.name + "-demo-key";
  return head;
}

Result<Json> lasting_members(const std::string& name) {
  const std::string file = "fixtures/" + name + "/provider.yaml";
  const auto text = find_embedded(file);
  if (!text) return Error{ErrorCode::file_not_readable, "there is no such built-in file", {file}};
  Result<Document> document = read_yaml(*text, file);
  if (!document) return document.error();
  Json members = Json::object();
  for (const std::string_view member : kLasting) {
    if (const Json* value = find_member(document->root(), member)) members[std::string(member)] = *value;
  }
  return members;
}

}  // namespace

Result<RecordingBase> recording_base(const openapi::DocumentSource& source, const std::string& path) {
  const KeepingSource keeping(source);
  Result<openapi::Contract> contract = openapi::load_contract(keeping, path);
  if (!contract) return contract.error();
  const std::string name = slug(contract->title.empty() ? path.substr(0, path.rfind('.')) : contract->title);
  RecordingBase base;
  base.provider = bare_provider(std::make_shared<const openapi::Contract>(std::move(*contract)), name);
  const bool alone = keeping.kept().size() == 1;
  for (const auto& [file, text] : keeping.kept()) base.files.push_back({name_in_pack(file, alone), text});
  base.head = std::make_shared<const Json>(head_of(base.provider, name_in_pack(path, alone)));
  return base;
}

Result<RecordingBase> recording_base(const PackLoader& loader, const std::string& name) {
  Result<Provider> provider = loader.load_builtin(name);
  if (!provider) return provider.error();
  const std::string file = name + ".yaml";
  const openapi::EmbeddedSource schemas("schemas/");
  Result<RecordingBase> base = recording_base(schemas, file);
  if (!base) return base.error();
  Result<Json> members = lasting_members(name);
  if (!members) return members.error();
  base->provider = std::move(*provider);
  Json head = head_of(base->provider, name_in_pack(file, base->files.size() == 1));
  for (const auto& [member, value] : members->items()) head[member] = value;
  base->head = std::make_shared<const Json>(std::move(head));
  return base;
}

}  // namespace steelyard::provider
