#include "openapi/source.h"

#include <algorithm>     // std::mismatch
#include <string_view>   // prefixes
#include <system_error>  // std::error_code

#include "base/embedded.h"
#include "base/file.h"

namespace steelyard::openapi {
namespace fs = std::filesystem;

namespace {

// True if the file, links followed, lies below the folder.
bool lies_below(const fs::path& root, const fs::path& file) {
  std::error_code error;
  // Absolute first: a relative path of which nothing exists would stay relative.
  const fs::path real_root = fs::weakly_canonical(fs::absolute(root, error), error);
  const fs::path real_file = fs::weakly_canonical(fs::absolute(file, error), error);
  const auto [end, unused] = std::mismatch(real_root.begin(), real_root.end(), real_file.begin(), real_file.end());
  return end == real_root.end();
}

// "https:" and the like; a drive letter is no scheme.
bool is_url(std::string_view path) {
  const std::size_t colon = path.find(':');
  if (path.starts_with("//")) return true;
  return colon != std::string_view::npos && colon > 1 && path.substr(0, colon).find('/') == std::string_view::npos;
}

}  // namespace

Result<std::string> FolderSource::read(const std::string& path) const {
  const fs::path file = root_ / path;
  if (path != named_ && !lies_below(root_.empty() ? fs::path(".") : root_, file)) {
    return Error{ErrorCode::reference_outside, "the file lies outside the folder", {file.string()}};
  }
  return read_file(file);
}

bool FolderSource::has(const std::string& path) const {
  std::error_code error;
  return fs::exists(fs::symlink_status(root_ / path, error));
}

std::string FolderSource::display_name(const std::string& path) const { return (root_ / path).string(); }

Result<std::string> EmbeddedSource::read(const std::string& path) const {
  if (const auto text = find_embedded(prefix_ + path)) return std::string(*text);
  return Error{ErrorCode::file_not_readable, "there is no such built-in file", {prefix_ + path}};
}

bool EmbeddedSource::has(const std::string& path) const { return find_embedded(prefix_ + path).has_value(); }

Result<std::string> OverlaySource::read(const std::string& path) const {
  return over_.has(path) || !under_.has(path) ? over_.read(path) : under_.read(path);
}

bool OverlaySource::has(const std::string& path) const { return over_.has(path) || under_.has(path); }

std::string OverlaySource::display_name(const std::string& path) const {
  return over_.has(path) || !under_.has(path) ? over_.display_name(path) : under_.display_name(path);
}

Result<std::string> ChangedSource::read(const std::string& path) const {
  const auto changed = texts_.find(display_name(path));
  return changed == texts_.end() ? source_.read(path) : changed->second;
}

Result<std::string> resolve_path(const std::string& from, const std::string& path) {
  if (is_url(path)) return Error{ErrorCode::reference_remote, "\"" + path + "\" is a URL", {}};
  const fs::path normal = (fs::path(from).parent_path() / path).lexically_normal();
  if (normal.is_absolute() || *normal.begin() == "..") {
    return Error{ErrorCode::reference_outside, "\"" + path + "\" leaves the folder of the document", {}};
  }
  return normal.generic_string();
}

}  // namespace steelyard::openapi
