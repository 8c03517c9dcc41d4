// Documents from the network, for commands that take a URL where they take a file.
//
//   Result<Download> page = download("https://docs.example/balance.md", {});
//   read_page(page->text, page->name);
#pragma once

#include <map>          // what was downloaded
#include <string>       // texts
#include <string_view>  // names

#include "base/result.h"
#include "http/client.h"
#include "openapi/contract.h"

namespace steelyard::cli {

// True if the text begins with http:// or https://, in capitals or not.
bool is_url(std::string_view text);

// As messages and reports may show it: without query and fragment, which may hold a token.
std::string shown_url(std::string_view url);

struct Download {
  std::string text;
  std::string url;   // where it came from in the end
  std::string name;  // the URL that was asked for, as reports may show it
  std::string type;  // its media type, "text/html"; "" if the answer does not say
};

// GET. Redirects are followed on the same host, five of them at most. Errors: url_syntax; target_unreachable,
// target_untrusted, target_timeout; download_status, download_redirect (another host, or from https to http),
// download_incomplete.
Result<Download> download(const std::string& url, const http::ClientOptions& options);

// The files below the folder of a URL: what a document there refers to by relative references.
class UrlSource final : public openapi::DocumentSource {
 public:
  // `url` names a file, or a folder by a slash at its end. A query is sent with every request.
  UrlSource(std::string_view url, http::ClientOptions options);

  // The name of the file in the folder; "" if the URL names a folder.
  const std::string& file() const { return file_; }
  // Takes a text as downloaded already.
  void put(const std::string& path, std::string text) { known_[path] = std::move(text); }

  // Errors: those of download(), but file_not_readable where the status is 404 or 410.
  Result<std::string> read(const std::string& path) const override;
  std::string display_name(const std::string& path) const override { return folder_ + path; }

 private:
  std::string folder_;
  std::string file_;
  std::string query_;
  http::ClientOptions options_;
  mutable std::map<std::string, std::string> known_;  // asked for twice, fetched once
};

}  // namespace steelyard::cli
