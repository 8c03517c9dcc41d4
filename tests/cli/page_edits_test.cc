// Edited copies of the published pages, made from tests/drift/page_edits/*.yaml: each with exactly the findings that
// the file says, at their lines of the page; what is left of them once the patch that `drift` proposes is written to a
// copy of the pack; and the pages as they are, which differ from the pins in nothing.
#include <doctest/doctest.h>

#include <algorithm>   // std::sort, std::set_difference
#include <cstdio>      // std::puts
#include <filesystem>  // pages
#include <iterator>    // std::back_inserter
#include <set>         // findings

#include "base/document.h"
#include "base/file.h"
#include "base/json.h"
#include "tests/cli/report_support.h"
#include "tests/support/places.h"
#include "tests/support/strict_patch.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

bool have_pages() {
  if (fs::is_directory(test::seed_pages())) return true;
  std::puts("SKIPPED: cli_page_edits: the folder of published pages is absent");
  return false;
}

Lines lines_of(const std::string& text) {
  Lines lines = {""};
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

// Lines are those of the page as published: a line may become several or none, and the others keep their numbers until
// the end.
std::string edited(const std::string& page, const Json& changes) {
  const Lines lines = lines_of(page);
  Lines text = lines;
  std::vector<bool> gone(lines.size(), false);
  for (const Json& change : changes) {
    const std::size_t line = change.at("line").get<std::size_t>() - 1;
    REQUIRE(line < lines.size());
    if (const Json* find = find_member(change, "find")) {
      const std::size_t at = text[line].find(find->get_ref<const std::string&>());
      REQUIRE_MESSAGE(at != std::string::npos, "the page has no \"" << *find << "\" on line " << line + 1);
      text[line].replace(at, find->get_ref<const std::string&>().size(), change.at("with").get<std::string>());
      continue;
    }
    for (std::size_t i = line; i < change.at("to").get<std::size_t>(); ++i) gone[i] = true;
  }
  std::string result;
  bool first = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (gone[i]) continue;
    result += (first ? "" : "\n") + text[i];
    first = false;
  }
  return result;
}

// "error +44 response-property-type-changed /balance": + is a line of the edited page, - one of the base.
std::vector<std::string> told(const Outcome& outcome, const std::string& revision) {
  std::vector<std::string> findings;
  const Json report = report_of(outcome);
  for (const Json& finding : report.at("findings")) {
    const Json& place = finding.at("location");
    const std::string pointer = finding.value("pointer", "");
    findings.push_back(finding.at("level").get<std::string>() + (place.at("file") == revision ? " +" : " -") +
                       std::to_string(place.at("line").get<int>()) + " " + finding.at("id").get<std::string>() +
                       (pointer.empty() ? "" : " " + pointer));
  }
  std::sort(findings.begin(), findings.end());
  return findings;
}

std::string listed(std::vector<std::string> findings) {
  std::sort(findings.begin(), findings.end());
  std::string text;
  for (const std::string& finding : findings) text += finding + "\n";
  return text;
}

std::vector<std::string> texts(const Json& edit, const char* member) {
  const Json* list = find_member(edit, member);
  return list == nullptr ? std::vector<std::string>() : list->get<std::vector<std::string>>();
}

// A copy of a built-in pack, with its contract in it.
class PackCopy {
 public:
  explicit PackCopy(const std::string& provider) {
    fs::copy(test::source_dir() + "/fixtures/" + provider, folder_ / "pack", fs::copy_options::recursive);
    fs::copy(test::source_dir() + "/schemas/" + provider + ".yaml", folder_ / "pack/contract.yaml");
    const Result<std::string> text = read_file(folder_ / "pack/provider.yaml");
    REQUIRE(text);
    REQUIRE(write_file(folder_ / "pack/provider.yaml", "contract: contract.yaml\n" + *text));
  }

  Outcome drift(const std::string& page, std::vector<std::string> more) const {
    std::vector<std::string> args = {"drift", "--pack", folder_ / "pack", "--page", page};
    args.insert(args.end(), more.begin(), more.end());
    return run_program(args);
  }

  test::Texts texts() const { return test::texts_in(folder_ / "pack"); }

  // "error prose-unit-changed /balance"
  std::multiset<std::string> findings(const std::string& page) const {
    std::multiset<std::string> found;
    const Outcome outcome = drift(page, {"--format=json", "--fail-on=never"});
    INFO(outcome.err);
    const Json report = report_of(outcome);
    for (const Json& finding : report.at("findings")) {
      const std::string pointer = finding.value("pointer", "");
      found.insert(finding.at("level").get<std::string>() + " " + finding.at("id").get<std::string>() +
                   (pointer.empty() ? "" : " " + pointer));
    }
    return found;
  }

 private:
  test::TempFolder folder_;
};

// What the run says after the patch is written, and does not say of the page as published.
void check_patch(const std::string& published, const std::string& provider, const std::string& edited_page,
                 const Json& edit) {
  const PackCopy pack(provider);
  const std::multiset<std::string> always = pack.findings(published);
  const test::Texts before = pack.texts();
  const Outcome written = pack.drift(edited_page, {"--write", "--fail-on=never", "-q", "--format=json"});
  CAPTURE(written.err);
  CHECK(written.code == 0);
  std::string why;
  const test::Texts after = test::apply_strictly(report_of(written).value("patch", ""), before, why);
  CHECK_EQ(why, "");
  CHECK(after == pack.texts());
  const std::multiset<std::string> now = pack.findings(edited_page);
  std::vector<std::string> left;
  std::set_difference(now.begin(), now.end(), always.begin(), always.end(), std::back_inserter(left));
  CHECK_EQ(listed(left), listed(texts(edit, "after_patch")));
}

void check_refused(const Outcome& outcome, const Json& error) {
  CHECK(outcome.code == 3);
  const Result<Document> told = read_json(outcome.err.substr(outcome.err.find("{\"error\"")), "stderr");
  REQUIRE(told);
  CHECK(told->root().at("error").at("id") == error.at("id"));
  CHECK(told->root().at("error").at("line") == error.at("line"));
}

void check_edit(const std::string& page, const std::string& provider, const Json& edit) {
  const test::TempFolder folder;
  const std::string revision = folder / "page.md";
  const Result<std::string> text = read_file(page);
  REQUIRE(text);
  REQUIRE(write_file(revision, edited(*text, edit.at("change"))));
  const Outcome between_pages = run_program({"diff", page, revision, "--format=json"});
  const Outcome against_pins = run_program({"diff", provider, revision, "--format=json"});
  if (const Json* error = find_member(edit, "error")) {
    check_refused(between_pages, *error);
    check_refused(against_pins, *error);
    return;
  }
  CHECK_EQ(listed(told(between_pages, revision)), listed(texts(edit, "findings")));
  CHECK_EQ(listed(told(against_pins, revision)), listed(texts(edit, "against_pins")));
  check_patch(page, provider, revision, edit);
}

TEST_CASE("the published pages differ from the pins in nothing") {
  if (!have_pages()) return;
  for (const fs::directory_entry& file : fs::directory_iterator(test::source_dir() + "/tests/drift/page_edits")) {
    const Result<std::string> text = read_file(file.path());
    REQUIRE(text);
    const Result<Document> edits = read_yaml(*text, file.path().filename().string());
    REQUIRE_MESSAGE(edits, to_string(edits.error()));
    const std::string provider = edits->root().at("provider");
    CAPTURE(provider);
    const std::string page = test::seed_pages() + "/" + edits->root().at("page").get<std::string>();
    for (const auto& sides : {std::pair(provider, page), std::pair(page, provider), std::pair(page, page)}) {
      const Outcome outcome = run_program({"diff", sides.first, sides.second, "--format=json", "--fail-on=info"});
      CAPTURE(outcome.out);
      CAPTURE(outcome.err);
      CHECK(outcome.code == 0);
      CHECK(report_of(outcome).at("findings").empty());
    }
  }
}

void check_edits(const std::string& provider) {
  if (!have_pages()) return;
  const std::string name = test::source_dir() + "/tests/drift/page_edits/" + provider + ".yaml";
  const Result<std::string> text = read_file(name);
  REQUIRE(text);
  const Result<Document> edits = read_yaml(*text, name);
  REQUIRE_MESSAGE(edits, to_string(edits.error()));
  const std::string page = test::seed_pages() + "/" + edits->root().at("page").get<std::string>();
  CHECK(edits->root().at("edits").size() >= 10);
  for (const Json& edit : edits->root().at("edits")) {
    CAPTURE(edit.at("name").get<std::string>());
    check_edit(page, provider, edit);
  }
}

TEST_CASE("edited copies of Bright Data's page") { check_edits("brightdata"); }
TEST_CASE("edited copies of Breeze's page") { check_edits("breeze"); }
TEST_CASE("edited copies of Parallel's page") { check_edits("parallel"); }
TEST_CASE("edited copies of Sunor's page") { check_edits("sunor"); }
TEST_CASE("edited copies of You.com's page") { check_edits("youcom"); }

}  // namespace
}  // namespace steelyard::cli
