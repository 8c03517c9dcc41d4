#include <algorithm>  // std::sort

#include "json_schema/schema.h"
#include "json_schema/uri.h"

namespace steelyard::json_schema {

void Registry::add(std::string uri, std::shared_ptr<const Document> document) {
  uri.resize(split_fragment(uri).first.size());
  documents_.insert_or_assign(std::move(uri), std::move(document));
}

std::shared_ptr<const Document> Registry::share(std::string_view uri) const {
  const auto found = documents_.find(std::string(split_fragment(uri).first));
  return found == documents_.end() ? nullptr : found->second;
}

std::vector<std::string> Registry::uris() const {
  std::vector<std::string> uris;
  for (const auto& [uri, document] : documents_) uris.push_back(uri);
  std::sort(uris.begin(), uris.end());
  return uris;
}

}  // namespace steelyard::json_schema
