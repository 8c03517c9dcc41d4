#include "drift/page_patch.h"

#include <fmt/format.h>  // reasons

#include <algorithm>  // std::any_of
#include <map>        // answers
#include <optional>   // no move
#include <set>        // operations

#include "base/document.h"
#include "base/json.h"
#include "drift/fixture_patch.h"
#include "drift/fixture_samples.h"
#include "drift/line_patch.h"
#include "drift/page_merge.h"
#include "drift/rewrite_text.h"

namespace steelyard::drift {
namespace {

using openapi::Contract;
using provider::Provider;

constexpr std::string_view kNotExact =
    "the text of the contract cannot be changed without changing more than the page does";

// An operation that took the place of another.
struct Move {
  std::string from;
  std::string to;
};

std::set<std::string> labels_of(const Contract& contract) {
  std::set<std::string> labels;
  for (const openapi::Operation& operation : contract.operations) labels.insert(operation.label());
  return labels;
}

std::vector<std::string> without(const std::set<std::string>& labels, const std::set<std::string>& others) {
  std::vector<std::string> left;
  for (const std::string& label : labels) {
    if (others.count(label) == 0) left.push_back(label);
  }
  return left;
}

// The value with every string that is the one made the other.
Json renamed(const Json& value, const Move& move) {
  if (value == move.from) return move.to;
  if (!value.is_structured()) return value;
  Json changed = value;
  for (Json& child : changed) child = renamed(child, move);
  return changed;
}

std::string replaced(std::string text, const Move& move) {
  for (std::size_t at = text.find(move.from); at != std::string::npos; at = text.find(move.from, at + move.to.size())) {
    text.replace(at, move.from.size(), move.to);
  }
  return text;
}

// Of a file, as it is and as it would be.
struct Texts {
  std::string before;
  std::string after;
};

class PagePatch {
 public:
  PagePatch(const ChangedPage& changed, const ReadText& read) : changed_(changed), read_(read) {}

  PatchProposal run() {
    for (const report::Finding& finding : changed_.findings) {
      if (!finding.id.starts_with("prose-")) findings_.push_back(finding);
    }
    if (!findings_.empty()) pin();
    return std::move(proposal_);
  }

 private:
  void leave(std::string why) {
    Difference difference;
    difference.rule = ObservedRule::page_changed;
    proposal_.left.push_back({std::move(difference), std::move(why), {changed_.pack.contract->file, 1, 1}});
  }

  void propose(const std::string& file, const std::string& before, std::string after) {
    std::string diff = LinePatch::between(before, after).unified_diff(file);
    proposal_.patches.push_back({file, before, std::move(after), std::move(diff)});
  }

  void pin() {
    const Contract& contract = *changed_.pack.contract;
    const Document* pinned = contract.registry.find(contract.root_uri);
    const Document* page = changed_.page.registry.find(changed_.page.root_uri);
    if (pinned == nullptr || page == nullptr) return;
    const Json wanted = merge_page(pinned->root(), page->root(), findings_);
    if (wanted == pinned->root()) return;
    const Result<std::string> text = read_(pinned->file());
    if (!text) return leave("the contract cannot be read as it was judged");
    std::optional<std::string> after = rewrite_text(*text, pinned->file(), wanted);
    if (!after) return leave(std::string(kNotExact));
    const Result<Document> document = read_document(*after, pinned->file());
    if (!document) return leave(document.error().message);
    Result<Contract> anew = openapi::load_contract(*document);
    if (!anew) return leave("the contract would not be one any more: " + anew.error().message);
    Provider pack = changed_.pack;
    pack.contract = std::make_shared<const Contract>(std::move(*anew));
    if (!follow_operations(pack)) return;
    propose(pinned->file(), *text, std::move(*after));
    follow_answers(pack);
    for (LeftDifference& left : left_answers_) proposal_.left.push_back(std::move(left));
  }

  // False if the pack answers an operation that is gone, and none took its place.
  bool follow_operations(Provider& pack) {
    const std::set<std::string> before = labels_of(*changed_.pack.contract);
    const std::set<std::string> after = labels_of(*pack.contract);
    const std::vector<std::string> gone = without(before, after);
    const std::vector<std::string> come = without(after, before);
    if (gone.empty()) return true;
    const bool answered = std::any_of(pack.operations.begin(), pack.operations.end(), [&](const auto& fixtures) {
      return std::find(gone.begin(), gone.end(), fixtures.operation) != gone.end();
    });
    if (!answered) return true;
    if (gone.size() != 1 || come.size() != 1) {
      leave(fmt::format("the pack answers {}, which the page does not document any more", gone.front()));
      return false;
    }
    move_ = Move{gone.front(), come.front()};
    for (provider::OperationFixtures& fixtures : pack.operations) {
      if (fixtures.operation == move_->from) fixtures.operation = move_->to;
    }
    return rename_in(pack.file);
  }

  bool rename_in(const std::string& file) {
    const Result<std::string> text = read_(file);
    const Result<Document> document = text ? read_document(*text, file) : Result<Document>(text.error());
    if (!document) {
      leave(document.error().message);
      return false;
    }
    std::string after = replaced(*text, *move_);
    const Result<Document> changed = read_document(after, file);
    if (!changed || changed->root() != renamed(document->root(), *move_)) {
      leave(fmt::format("{} cannot be made to speak of {} without changing more than that", file, move_->to));
      return false;
    }
    propose(file, *text, std::move(after));
    return true;
  }

  std::string label_now(const std::string& label) const { return move_ && label == move_->from ? move_->to : label; }

  void add_edits(const std::vector<Observation>& observations, Follow follow, std::vector<FixtureEdit>& edits) const {
    for (const Observation& observation : observations) {
      if (observation.operation == nullptr) continue;
      for (const Difference& difference : observation.differences) {
        edits.push_back({label_now(observation.operation->label()), observation.status, difference, follow});
      }
    }
  }

  // What the page shows more or less of, then what its schemas would not let pass.
  void follow_answers(Provider& pack) {
    std::vector<FixtureEdit> edits;
    add_edits(changed_.changes, Follow::witness, edits);
    change_answers(pack, edits);
    Observer observer(pack, {});
    Status status;
    replay_fixtures(pack, provider::Source::documented, [&](Sample&& sample) {
      if (status) status = observer.add(sample);
    });
    edits.clear();
    add_edits(observer.finish(), Follow::contract, edits);
    change_answers(pack, edits);
    for (const auto& [file, texts] : answers_) propose(file, texts.before, texts.after);
  }

  // What is left undone at first may be done afterwards: it is told of the last time.
  void change_answers(Provider& pack, const std::vector<FixtureEdit>& edits) {
    PatchProposal answers = propose_fixture_patches(pack, edits);
    for (const FilePatch& patch : answers.patches) {
      answers_.emplace(patch.file, Texts{patch.before, ""}).first->second.after = patch.after;
      for (provider::OperationFixtures& fixtures : pack.operations) {
        for (provider::Answer& answer : fixtures.answers) {
          if (answer.body_file == patch.file) answer.body = patch.after;
        }
      }
    }
    left_answers_ = std::move(answers.left);
  }

  const ChangedPage& changed_;
  const ReadText& read_;
  std::vector<report::Finding> findings_;
  std::optional<Move> move_;
  std::map<std::string, Texts> answers_;  // by file
  std::vector<LeftDifference> left_answers_;
  PatchProposal proposal_;
};

}  // namespace

PatchProposal propose_page_patches(const ChangedPage& changed, const ReadText& read) {
  return PagePatch(changed, read).run();
}

}  // namespace steelyard::drift
