// Content by media type, of requests and responses.
#include <algorithm>  // std::find_if

#include "base/document.h"
#include "drift/contract_pair.h"
#include "openapi/media_type.h"

namespace steelyard::drift {
namespace {

using openapi::MediaRange;
using openapi::MediaType;

// Two ranges that came and went for each other; nullptr for the one that is not there.
struct Match {
  const MediaType* base = nullptr;
  const MediaType* revision = nullptr;
};

bool same_range(const MediaType& a, const MediaType& b) {
  return a.range == b.range || (openapi::matches(a.range, b.range) && openapi::matches(b.range, a.range));
}

// Whoever reads "application/json" can read "application/problem+json" too (RFC 6839, section 3.1).
bool refines(const MediaRange& type, const MediaRange& general) {
  return type.type == general.type && general.subtype.find('+') == std::string::npos &&
         type.subtype.ends_with('+' + general.subtype) && type.parameters == general.parameters;
}

bool holds(const MediaType& general, const MediaType& type) {
  if (openapi::matches(general.range, type.range)) return true;
  const Result<MediaRange> left = openapi::parse_media_range(general.range);
  const Result<MediaRange> right = openapi::parse_media_range(type.range);
  return left && right && refines(*right, *left);
}

// One holds the other, or they differ in their parameters only.
bool related(const MediaType& a, const MediaType& b) {
  if (holds(a, b) || holds(b, a)) return true;
  const Result<MediaRange> left = openapi::parse_media_range(a.range);
  const Result<MediaRange> right = openapi::parse_media_range(b.range);
  return left && right && left->type == right->type && left->subtype == right->subtype;
}

std::vector<const MediaType*> pointers_to(const std::vector<MediaType>& content) {
  std::vector<const MediaType*> pointers;
  pointers.reserve(content.size());
  for (const MediaType& media : content) pointers.push_back(&media);
  return pointers;
}

std::vector<Match> match(const std::vector<MediaType>& base, const std::vector<MediaType>& revision) {
  std::vector<Match> matches;
  matches.reserve(base.size() + revision.size());
  std::vector<const MediaType*> left = pointers_to(base);
  std::vector<const MediaType*> right = pointers_to(revision);
  for (const auto fits : {same_range, related}) {
    for (const MediaType*& wanted : right) {
      const auto found = std::find_if(
          left.begin(), left.end(), [&](const MediaType* other) { return other != nullptr && fits(*other, *wanted); });
      if (found == left.end()) continue;
      matches.push_back({*found, wanted});
      *found = nullptr;
      wanted = nullptr;
    }
    std::erase(left, nullptr);
    std::erase(right, nullptr);
  }
  for (const MediaType* media : right) matches.push_back({nullptr, media});
  for (const MediaType* media : left) matches.push_back({media, nullptr});
  return matches;
}

// Wider or narrower, where one range holds the other.
Change change_of(const MediaType& base, const MediaType& revision) {
  const bool wider = holds(revision, base);
  const bool narrower = holds(base, revision);
  if (wider == narrower) return Change::changed;
  return wider ? Change::increased : Change::decreased;
}

// A schema that takes everything says as much as none.
bool says_something(const openapi::Contract& contract, const MediaType& media) {
  if (!media.schema) return false;
  const Document* document = contract.registry.find(media.schema->uri);
  const Json* value = document == nullptr ? nullptr : document->find(media.schema->pointer);
  return value != nullptr && *value != true && !(value->is_object() && value->empty());
}

void compare_media(ContractPair& pair, const std::shared_ptr<const Site>& site, const MediaType& base,
                   const MediaType& revision) {
  if (!same_range(base, revision)) {
    pair.tell(FactKind::media_type, change_of(base, revision), site, base.where, revision.where, base.range,
              revision.range);
  }
  if (base.schema && revision.schema) {
    compare_schema(pair, site, *base.schema, *revision.schema);
    compare_examples(pair, site, base, revision);
    compare_encodings(pair, site, base, revision);
  } else if (says_something(pair.base, base) != says_something(pair.revision, revision)) {
    pair.tell(FactKind::media_type_schema, revision.schema ? Change::added : Change::removed, site, base.where,
              revision.where);
  }
}

}  // namespace

void compare_content(ContractPair& pair, const Site& site, const std::vector<MediaType>& base,
                     const std::vector<MediaType>& revision, const Location& at_base, const Location& at_revision) {
  for (const Match& found : match(base, revision)) {
    const MediaType& media = found.revision != nullptr ? *found.revision : *found.base;
    Site own = site;
    own.media_type = media.range;
    own.is_text = !openapi::is_json(media.range);
    const auto place = std::make_shared<const Site>(std::move(own));
    if (found.base == nullptr) {
      pair.tell(FactKind::media_type, Change::added, place, at_base, media.where, std::nullopt, media.range);
    } else if (found.revision == nullptr) {
      pair.tell(FactKind::media_type, Change::removed, place, media.where, at_revision, media.range, std::nullopt);
    } else {
      compare_media(pair, place, *found.base, *found.revision);
    }
  }
}

}  // namespace steelyard::drift
