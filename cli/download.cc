#include "cli/download.h"

#include <fmt/format.h>  // messages

#include "http/url.h"
#include "json_schema/uri.h"

namespace steelyard::cli {
namespace {

constexpr int kMostRedirects = 5;

// What a URL is made of, for those that may have a query: "https://host:1" and "/path?query".
struct Address {
  http::Url origin;
  std::string target;
};

std::string_view without_fragment(std::string_view url) { return url.substr(0, url.find('#')); }

Result<Address> parse_address(std::string_view text) {
  const std::string_view url = without_fragment(text);
  const std::size_t authority = url.find("://");
  const std::size_t path = authority == std::string_view::npos ? authority : url.find_first_of("/?", authority + 3);
  Result<http::Url> origin = http::parse_url(url.substr(0, path));
  if (!origin) return origin.error();
  std::string target(path == std::string_view::npos ? "/" : url.substr(path));
  if (target.front() == '?') target.insert(0, "/");
  return Address{std::move(*origin), std::move(target)};
}

// The same service, or the secure one of the same host.
bool is_same_host(const http::Url& a, const http::Url& b) {
  if (!http::equals_ignore_case(a.host, b.host)) return false;
  if (a.https == b.https) return a.port == b.port;
  return b.https && a.port == 80 && b.port == 443;
}

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Error of_download(Error error, const std::string& name) {
  // Something answered: it can be reached, and what it sent cannot be read.
  if (error.code == ErrorCode::target_protocol) error.code = ErrorCode::download_incomplete;
  error.where.file = name;
  return error;
}

// Where the answer sends us, if that is a place to go to.
Result<std::string> next_url(const std::string& url, const Address& from, const http::Response& response,
                             const std::string& name) {
  const std::string* location = response.headers.find("Location");
  if (location == nullptr) {
    return Error{
        ErrorCode::download_status, fmt::format("the answer is {} without a Location", response.status), {name}};
  }
  std::string next = json_schema::resolve_uri(url, *location);
  const Result<Address> to = parse_address(next);
  if (!to) return Error{ErrorCode::download_redirect, "it redirects to what is no http or https URL", {name}};
  if (!is_same_host(from.origin, to->origin)) {
    return Error{ErrorCode::download_redirect,
                 fmt::format("it redirects from {} to {}", http::to_string(from.origin), http::to_string(to->origin)),
                 {name}};
  }
  return next;
}

std::string media_type_of(const http::Response& response) {
  const std::string* type = response.headers.find("Content-Type");
  return type == nullptr ? "" : http::to_lower(http::trim(std::string_view(*type).substr(0, type->find(';'))));
}

struct Fetched {
  int status = 0;
  Download download;
};

// Follows redirects, and gives whatever answer comes then.
Result<Fetched> fetch(const std::string& url, const http::ClientOptions& options) {
  Fetched result;
  Download& got = result.download;
  got.url = std::string(without_fragment(url));
  // Nothing of an address that cannot be read is shown: it may hold a password.
  Result<Address> address = parse_address(got.url);
  if (!address) return address.error();
  got.name = shown_url(url);
  for (int redirects = 0; redirects <= kMostRedirects; ++redirects) {
    const auto transport = http::connect(http::to_string(address->origin), options);
    if (!transport) return transport.error();
    Result<http::Response> response = (*transport)->send({.target = address->target});
    if (!response) return of_download(response.error(), got.name);
    if (!is_redirect(response->status)) {
      result.status = response->status;
      got.type = media_type_of(*response);
      got.text = std::move(response->body);
      return result;
    }
    Result<std::string> next = next_url(got.url, *address, *response, got.name);
    if (!next) return next.error();
    got.url = std::move(*next);
    address = parse_address(got.url);
  }
  return Error{ErrorCode::download_redirect, "it redirects again and again", {got.name}};
}

// The path of a target: blanks and whatever else a request line cannot hold, encoded.
std::string encoded(const std::string& path) {
  std::string text;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte > 0x20 && byte < 0x7F && c != '%' && c != '?' && c != '#';
    text += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned>(byte));
  }
  return text;
}

}  // namespace

bool is_url(std::string_view text) {
  const std::string begin = http::to_lower(text.substr(0, 8));
  return begin.starts_with("http://") || begin.starts_with("https://");
}

std::string shown_url(std::string_view url) { return std::string(url.substr(0, url.find_first_of("?#"))); }

Result<Download> download(const std::string& url, const http::ClientOptions& options) {
  Result<Fetched> fetched = fetch(url, options);
  if (!fetched) return fetched.error();
  if (fetched->status != 200) {
    return Error{ErrorCode::download_status,
                 fmt::format("the answer is {} {}", fetched->status, http::reason_phrase(fetched->status)),
                 {fetched->download.name}};
  }
  return std::move(fetched->download);
}

UrlSource::UrlSource(std::string_view url, http::ClientOptions options) : options_(std::move(options)) {
  url = without_fragment(url);
  const std::size_t query = url.find('?');
  if (query != std::string_view::npos) query_ = url.substr(query);
  url = url.substr(0, query);
  const std::size_t host = url.find("://");
  const std::size_t slash = url.rfind('/');
  const bool has_path = slash != std::string_view::npos && slash > host + 2;
  folder_ = has_path ? std::string(url.substr(0, slash + 1)) : std::string(url) + "/";
  if (has_path) file_ = url.substr(slash + 1);
}

Result<std::string> UrlSource::read(const std::string& path) const {
  const auto found = known_.find(path);
  if (found != known_.end()) return found->second;
  Result<Fetched> file = fetch(folder_ + encoded(path) + query_, options_);
  if (!file) return file.error();
  if (file->status == 404 || file->status == 410) {
    return Error{ErrorCode::file_not_readable, "there is no such file", {display_name(path)}};
  }
  if (file->status != 200) {
    return Error{ErrorCode::download_status,
                 fmt::format("the answer is {} {}", file->status, http::reason_phrase(file->status)),
                 {display_name(path)}};
  }
  return known_[path] = std::move(file->download.text);
}

}  // namespace steelyard::cli
