// Where documents come from: a folder, the data built into the program, a folder laid over that data.
//
//   FolderSource source("packs/acme");
//   Result<Contract> contract = load_contract(source, "contract.yaml");
#pragma once

#include <filesystem>  // folders
#include <map>         // texts
#include <string>      // paths

#include "openapi/contract.h"

namespace steelyard::openapi {

// Files below a folder, and none outside it (symbolic links included). The one file that the user names is read
// wherever its name leads (a link, /dev/stdin): what is kept inside the folder is what documents ask for.
class FolderSource final : public DocumentSource {
 public:
  explicit FolderSource(std::filesystem::path root, std::string named = {})
      : root_(std::move(root)), named_(std::move(named)) {}
  Result<std::string> read(const std::string& path) const override;
  bool has(const std::string& path) const override;
  std::string display_name(const std::string& path) const override;

 private:
  std::filesystem::path root_;
  std::string named_;  // "" for none
};

// Files that are built in, below a prefix such as "fixtures/sunor/".
class EmbeddedSource final : public DocumentSource {
 public:
  explicit EmbeddedSource(std::string prefix) : prefix_(std::move(prefix)) {}
  Result<std::string> read(const std::string& path) const override;
  bool has(const std::string& path) const override;
  std::string display_name(const std::string& path) const override { return prefix_ + path; }

 private:
  std::string prefix_;
};

// What `over` has, else what `under` has. A file that `over` has and that cannot be read is an error, not the other
// one.
class OverlaySource final : public DocumentSource {
 public:
  OverlaySource(const DocumentSource& over, const DocumentSource& under) : over_(over), under_(under) {}
  Result<std::string> read(const std::string& path) const override;
  bool has(const std::string& path) const override;
  std::string display_name(const std::string& path) const override;

 private:
  const DocumentSource& over_;
  const DocumentSource& under_;
};

// Another source, but for the texts that are given by their display names: what would be read if files were changed.
class ChangedSource final : public DocumentSource {
 public:
  using Texts = std::map<std::string, std::string>;
  ChangedSource(const DocumentSource& source, const Texts& texts) : source_(source), texts_(texts) {}
  Result<std::string> read(const std::string& path) const override;
  bool has(const std::string& path) const override { return source_.has(path); }
  std::string display_name(const std::string& path) const override { return source_.display_name(path); }

 private:
  const DocumentSource& source_;
  const Texts& texts_;
};

// `path` seen from the folder of `from`, with "." and ".." taken out: ("a/b.yaml", "../c.yaml") is "c.yaml".
// Errors: reference_outside if it leaves the root, reference_remote for a URL; neither has a place yet.
Result<std::string> resolve_path(const std::string& from, const std::string& path);

}  // namespace steelyard::openapi
