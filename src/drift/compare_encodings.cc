// The media types that the parts of a multipart body have (OAS 3.1.1, "Encoding Object", `contentType`).
#include <algorithm>  // std::any_of
#include <set>        // names

#include "drift/contract_pair.h"
#include "http/field_value.h"
#include "http/message.h"
#include "openapi/media_type.h"

namespace steelyard::drift {
namespace {

using openapi::Encoding;
using openapi::MediaType;

constexpr std::string_view kAnything = "*/*";

const Encoding* find_encoding(const MediaType& media, const std::string& property) {
  const auto found = std::find_if(media.encodings.begin(), media.encodings.end(), [&](const Encoding& encoding) {
    return encoding.property == property && !encoding.content_type.empty();
  });
  return found == media.encodings.end() ? nullptr : &*found;
}

const NormalSchema& normal_form(Normalizer& normalizer, const MediaType& media) {
  const openapi::SchemaView view(normalizer.contract().registry, *media.schema);
  return normalizer.get(normalizer.id_of(alone(view)));
}

// The schema of one part: of a list, that of its items.
const NormalSchema* part_of(Normalizer& normalizer, const NormalSchema& body, const std::string& name) {
  const auto property = body.children.find({Role::property, FactKind::property, name});
  if (property == body.children.end()) return nullptr;
  const NormalSchema& schema = normalizer.get(normalizer.id_of(property->second.schemas));
  const auto items = schema.children.find({Role::items, FactKind::type, ""});
  if (schema.types != std::vector<std::string>{"array"} || items == schema.children.end()) return &schema;
  return &normalizer.get(normalizer.id_of(items->second.schemas));
}

// What a part has where nothing says it; the table of the Encoding Object.
std::string default_type(const NormalSchema& part) {
  const auto named = part.keywords.find(FactKind::content_media_type);
  if (named != part.keywords.end() && named->second.value->is_string()) return named->second.value->get<std::string>();
  if (!part.typed || part.keywords.count(FactKind::content_encoding) != 0) return "application/octet-stream";
  const auto is_object = [](const std::string& type) { return type == "object" || type == "array"; };
  if (std::all_of(part.types.begin(), part.types.end(), is_object)) return "application/json";
  if (std::none_of(part.types.begin(), part.types.end(), is_object)) return "text/plain";
  return std::string(kAnything);
}

std::vector<std::string> types_of(const Encoding* encoding, const NormalSchema& part) {
  if (encoding == nullptr) return {default_type(part)};
  std::vector<std::string> types;
  for (const std::string_view type : http::split_field(encoding->content_type, ','))
    types.emplace_back(http::trim(type));
  return types;
}

// Those of the list that none of the others holds.
Json missing_from(const std::vector<std::string>& list, const std::vector<std::string>& others) {
  Json missing = Json::array();
  for (const std::string& type : list) {
    const bool held = std::any_of(others.begin(), others.end(), [&](const std::string& other) {
      return other == type || openapi::matches(other, type);
    });
    if (!held) missing.push_back(type);
  }
  return missing;
}

}  // namespace

// A part that came or went is told as a property.
void compare_encodings(ContractPair& pair, const std::shared_ptr<const Site>& site, const MediaType& base,
                       const MediaType& revision) {
  if (!openapi::is_multipart(base.range) || !openapi::is_multipart(revision.range)) return;
  std::set<std::string> names;
  for (const MediaType* media : {&base, &revision}) {
    for (const Encoding& encoding : media->encodings) names.insert(encoding.property);
  }
  if (names.empty()) return;
  const NormalSchema& before = normal_form(pair.base_schemas, base);
  const NormalSchema& after = normal_form(pair.revision_schemas, revision);
  for (const std::string& name : names) {
    const Encoding* of_base = find_encoding(base, name);
    const Encoding* of_revision = find_encoding(revision, name);
    const NormalSchema* part_before = part_of(pair.base_schemas, before, name);
    const NormalSchema* part_after = part_of(pair.revision_schemas, after, name);
    if ((of_base == nullptr && of_revision == nullptr) || part_before == nullptr || part_after == nullptr) continue;
    const std::vector<std::string> from = types_of(of_base, *part_before);
    const std::vector<std::string> to = types_of(of_revision, *part_after);
    const FactKind kind = FactKind::encoding_content_type;
    if (Json come = missing_from(to, from); !come.empty()) {
      pair.tell(kind, Change::added, site, base.where, revision.where, std::nullopt, std::move(come)).name = name;
    }
    if (Json gone = missing_from(from, to); !gone.empty()) {
      pair.tell(kind, Change::removed, site, base.where, revision.where, std::move(gone), std::nullopt).name = name;
    }
  }
}

}  // namespace steelyard::drift
