#include "cli/drift_patch.h"

#include <algorithm>   // std::any_of
#include <filesystem>  // whether a file is there
#include <iterator>    // std::back_inserter
#include <map>         // texts
#include <ostream>     // what was written

#include "base/embedded.h"
#include "base/file.h"
#include "drift/fixture_patch.h"
#include "drift/observed_cases.h"
#include "provider/pack.h"

namespace steelyard::cli {
namespace {

using drift::FilePatch;
using drift::FixtureEdit;
using drift::Follow;
using drift::Observation;

Result<std::string> read_embedded(const std::string& file) {
  if (const auto text = find_embedded(file)) return std::string(*text);
  return Error{ErrorCode::file_not_readable, "nothing of that name is built in", {file}};
}

// A pack may leave its contract to the built-in provider of its name.
Result<std::string> read_on_disk(const std::string& file) {
  std::error_code error;
  return std::filesystem::exists(file, error) ? read_file(file) : read_embedded(file);
}

bool is_left(const drift::PatchProposal& proposal, const drift::Difference& difference) {
  return std::any_of(proposal.left.begin(), proposal.left.end(), [&](const drift::LeftDifference& other) {
    const drift::Difference& left = other.difference;
    return left.rule == difference.rule && left.pointer == difference.pointer && left.schema == difference.schema;
  });
}

std::vector<FixtureEdit> edits_of(const std::vector<Observation>& observations, Follow follow,
                                  const drift::PatchProposal* settled) {
  std::vector<FixtureEdit> edits;
  for (const Observation& observation : observations) {
    if (observation.operation == nullptr) continue;
    for (const drift::Difference& difference : observation.differences) {
      if (settled != nullptr && is_left(*settled, difference)) continue;
      edits.push_back({observation.operation->label(), observation.status, difference, follow});
    }
  }
  return edits;
}

}  // namespace

DriftPatch::DriftPatch(const Arguments& arguments)
    : packs_(arguments.values("pack")),
      writes_(arguments.has("write")),
      has_files_(arguments.has("pack") || arguments.has("spec")) {}

Status DriftPatch::check_writable() const {
  if (!writes_ || has_files_) return {};
  return Error{ErrorCode::usage,
               "--write has no file to change: the provider is built into the program; name a folder with a copy of it "
               "with --pack DIR, or apply the proposed patch to the sources",
               {}};
}

Status DriftPatch::check_loadable(const provider::Provider& provider, const drift::PatchProposal& proposal) const {
  if (provider.file.empty() || proposal.patches.empty()) return {};  // of a bare document, which has no pack
  Result<provider::PackLoader> loader = provider::PackLoader::create();
  if (!loader) return loader.error();
  provider::PackLoader plain = *loader;
  std::map<std::string, std::string> texts;
  for (const auto* patches : {&patches_, &proposal.patches}) {
    for (const FilePatch& patch : *patches) texts.emplace(patch.file, patch.after);
  }
  loader->read_instead(std::move(texts));
  for (const std::string& folder : packs_) {
    const Result<provider::Provider> pack = plain.load_folder(folder);
    if (!pack || pack->name != provider.name) continue;
    const Result<provider::Provider> anew = loader->load_folder(folder);
    return anew ? Status() : Status(anew.error());
  }
  const Result<provider::Provider> anew = loader->load_builtin(provider.name);
  return anew ? Status() : Status(anew.error());
}

bool DriftPatch::add(const provider::Provider& provider, drift::PatchProposal proposal, drift::ObservedRule about) {
  const Status loadable = check_loadable(provider, proposal);
  if (!loadable) {
    drift::Difference difference;
    difference.rule = about;
    const Error& error = loadable.error();
    proposal.left = {{std::move(difference), "the pack could not be loaded any more: " + error.message, error.where}};
    proposal.patches.clear();
  }
  for (report::Case& note : drift::make_no_patch_cases(provider, proposal.left)) notes_.push_back(std::move(note));
  for (FilePatch& patch : proposal.patches) {
    const bool known =
        std::any_of(patches_.begin(), patches_.end(), [&](const FilePatch& other) { return other.file == patch.file; });
    if (!known) patches_.push_back(std::move(patch));
  }
  return static_cast<bool>(loadable);
}

void DriftPatch::settle_contract(const provider::Provider& provider, const std::vector<Observation>& observations) {
  drift::Differences differences;
  for (const Observation& observation : observations) {
    differences.insert(differences.end(), observation.differences.begin(), observation.differences.end());
  }
  drift::PatchProposal proposal =
      drift::propose_patches(*provider.contract, differences, has_files_ ? read_on_disk : read_embedded);
  if (!proposal.patches.empty()) {
    const std::vector<FixtureEdit> edits = edits_of(observations, Follow::witness, &proposal);
    drift::PatchProposal answers = drift::propose_fixture_patches(provider, edits);
    std::move(answers.patches.begin(), answers.patches.end(), std::back_inserter(proposal.patches));
    std::move(answers.left.begin(), answers.left.end(), std::back_inserter(proposal.left));
  }
  add(provider, std::move(proposal), drift::ObservedRule::undocumented_property);
}

void DriftPatch::settle_fixtures(const provider::Provider& provider, const std::vector<Observation>& observations) {
  add(provider, drift::propose_fixture_patches(provider, edits_of(observations, Follow::contract, nullptr)),
      drift::ObservedRule::contract_broken);
}

bool DriftPatch::pin_page(const provider::Provider& provider, const drift::ChangedPage& page) {
  drift::PatchProposal proposal = drift::propose_page_patches(page, has_files_ ? read_on_disk : read_embedded);
  const bool pinned = !proposal.patches.empty();
  return add(provider, std::move(proposal), drift::ObservedRule::page_changed) && pinned;
}

std::string DriftPatch::diff() const {
  std::string text;
  for (const FilePatch& patch : patches_) text += patch.diff;
  return text;
}

Status DriftPatch::write(Context& context) const {
  if (!writes_) return {};
  for (const FilePatch& patch : patches_) {
    std::error_code error;
    if (!std::filesystem::exists(patch.file, error)) {
      return Error{ErrorCode::usage,
                   "--write cannot change what the pack takes from the program: put a copy of this file into the pack",
                   {patch.file}};
    }
    const Result<std::string> now = read_file(patch.file);
    if (!now) return now.error();
    if (*now != patch.before) {
      return Error{ErrorCode::patch_stale, "the file differs from the one that was judged", {patch.file}};
    }
  }
  for (const FilePatch& patch : patches_) {
    if (Status written = write_file(patch.file, patch.after); !written) return written;
    if (!context.quiet) context.err << "steelyard: patched " << patch.file << '\n';
  }
  return {};
}

}  // namespace steelyard::cli
