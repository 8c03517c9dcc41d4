#include "provider/changed_body.h"

#include "base/document.h"
#include "base/json.h"

namespace steelyard::provider {

Result<std::string> change_body(const std::string& text, const std::function<Status(Json& body)>& change) {
  const Result<Document> document = read_json(text, "body");
  if (!document) return document.error();
  Json body = document->root();
  if (Status changed = change(body); !changed) return changed.error();
  const bool indented = text.find("\n ") != std::string::npos;
  return write_json(body, indented ? 2 : -1) + (text.ends_with('\n') ? "\n" : "");
}

}  // namespace steelyard::provider
