#include "cli/diff_prose.h"

#include <algorithm>  // std::any_of
#include <set>        // pins

#include "drift/prose.h"
#include "provider/pack.h"

namespace steelyard::cli {
namespace {

using Findings = std::vector<report::Finding>;

// One host or one operation in common.
bool is_same_api(const openapi::Contract& a, const openapi::Contract& b) {
  for (const openapi::Server& server : a.servers) {
    const auto same = [&](const openapi::Server& other) { return !other.host.empty() && other.host == server.host; };
    if (std::any_of(b.servers.begin(), b.servers.end(), same)) return true;
  }
  for (const openapi::Operation& operation : a.operations) {
    const auto same = [&](const openapi::Operation& other) { return other.label() == operation.label(); };
    if (std::any_of(b.operations.begin(), b.operations.end(), same)) return true;
  }
  return false;
}

Result<std::optional<provider::Provider>> find_builtin(const openapi::Contract& contract) {
  const Result<provider::PackLoader> loader = provider::PackLoader::create();
  if (!loader) return loader.error();
  for (const std::string& name : provider::builtin_names()) {
    Result<provider::Provider> provider = loader->load_builtin(name);
    if (!provider) return provider.error();
    if (is_same_api(*provider->contract, contract)) return std::optional(std::move(*provider));
  }
  return std::optional<provider::Provider>();
}

Result<Findings> prose_of(const provider::Provider& pack, const ContractSource& source, const Findings& told) {
  const Result<openapi::PageProse> prose = openapi::PageProse::read(source.page->text, source.page->file);
  if (!prose) return prose.error();
  return drift::check_prose(pack, {*source.contract, *prose}, told);
}

// What is wrong in the revision and was not in the base.
Result<Findings> compare_pages(const ContractSource& base, const ContractSource& revision, const Findings& told) {
  const Result<std::optional<provider::Provider>> pack = find_builtin(*base.contract);
  if (!pack) return pack.error();
  if (!*pack) return Findings();
  const Result<Findings> before = prose_of(**pack, base, {});
  if (!before) return before.error();
  Result<Findings> after = prose_of(**pack, revision, told);
  if (!after) return after.error();
  std::set<std::string> known;
  for (const report::Finding& finding : *before) known.insert(finding.subject);
  Findings fresh;
  for (report::Finding& finding : *after) {
    if (known.count(finding.subject) != 0) continue;
    finding.provider = base.provider;
    fresh.push_back(std::move(finding));
  }
  return fresh;
}

Result<Findings> find_prose(const ContractSource& base, const ContractSource& revision, const Findings& told) {
  if (base.pack && revision.page) return prose_of(*base.pack, revision, told);
  if (base.page && revision.pack) return prose_of(*revision.pack, base, told);
  if (base.page && revision.page) return compare_pages(base, revision, told);
  return Findings();
}

}  // namespace

Status add_prose_findings(const ContractSource& base, const ContractSource& revision, Findings& findings) {
  Result<Findings> prose = find_prose(base, revision, findings);
  if (!prose) return prose.error();
  findings.insert(findings.end(), std::make_move_iterator(prose->begin()), std::make_move_iterator(prose->end()));
  return {};
}

}  // namespace steelyard::cli
