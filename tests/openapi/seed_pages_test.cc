// The five published pages against the pinned contracts: equal in every fact, prose aside.
#include <doctest/doctest.h>

#include <cstdio>      // std::puts
#include <filesystem>  // the folder of pages
#include <string>      // names

#include "base/file.h"
#include "base/json.h"
#include "openapi/facts.h"
#include "openapi/page.h"
#include "tests/support/places.h"

namespace steelyard::openapi {
namespace {

struct Row {
  const char* file;
  const char* provider;
  const char* title;
  const char* method;
  const char* path;
  bool derived;
  const char* place;  // of the operation, as line:column of the page
};

constexpr Row kPages[] = {
    {"000_499bfb7f0a6fafd3.txt", "brightdata", "Total Balance", "GET", "/customer/balance", false, "30:5"},
    {"001_89e20ff7ab62dbe5.txt", "youcom", "Account Balance", "", "", false, "32:5"},
    {"002_9e39639390d562d1.txt", "breeze", "Get account balance", "GET", "/v1/balance", false, "39:5"},
    {"003_4eb94a15befb2160.txt", "sunor", "Get Balance", "GET", "/api/v1/account/balance", true, "16:1"},
    {"004_177757936ebba73b.txt", "parallel", "Get Balance", "GET", "/service/v1/balance", false, "33:5"},
};

std::string folder_or_skip() {
  const std::string folder = test::seed_pages();
  if (!std::filesystem::is_directory(folder)) {
    std::puts("SKIPPED: openapi_seed_pages: the folder of published pages is absent");
    return {};
  }
  return folder;
}

std::string dump(const Json& root, const std::vector<std::string>& pointers) {
  std::string text;
  for (const std::string& pointer : pointers) text += pointer + "\n";
  return text.empty() ? text : text + write_json(root, 2);
}

TEST_CASE("each published page says what its pinned contract says") {
  const std::string folder = folder_or_skip();
  if (folder.empty()) return;
  for (const Row& row : kPages) {
    SUBCASE(row.provider) {
      const auto text = read_file(std::filesystem::path(folder) / row.file);
      REQUIRE(text);
      const auto page = read_page(*text, row.file);
      REQUIRE_MESSAGE(page, to_string(page.error()));
      CHECK(page->title == row.title);
      CHECK(page->method == row.method);
      CHECK(page->path == row.path);
      CHECK(page->derived == row.derived);
      CHECK(page->source.empty() == row.derived);
      CHECK(page->warnings.empty());

      const std::string pin = std::string("schemas/") + row.provider + ".yaml";
      const auto pinned = read_file(test::source_dir() + "/" + pin);
      REQUIRE(pinned);
      const auto contract = read_yaml(*pinned, pin);
      REQUIRE(contract);
      const Json of_page = facts(page->document.root());
      const Json of_pin = facts(contract->root());
      CHECK(dump(of_page, different_pointers(of_page, of_pin)) == "");

      const auto& paths = page->document.root().at("paths");
      const std::string path = paths.begin().key();
      std::string escaped;
      for (const char c : path) escaped += c == '/' ? std::string("~1") : std::string(1, c);
      CHECK(to_string(page->document.locate("/paths/" + escaped + "/get")) == std::string(row.file) + ":" + row.place);
    }
  }
}

// Descriptions of the pinned contracts are our own: none repeats a sentence of the page.
void collect_prose(const Json& value, std::vector<std::string>& texts) {
  if (value.is_array()) {
    for (const Json& item : value) collect_prose(item, texts);
  }
  if (!value.is_object()) return;
  for (const auto& [key, member] : value.get_ref<const Json::object_t&>()) {
    if ((key == "description" || key == "summary") && member.is_string()) texts.push_back(member.get<std::string>());
    collect_prose(member, texts);
  }
}

TEST_CASE("no description of a pinned contract is copied from its page") {
  const std::string folder = folder_or_skip();
  if (folder.empty()) return;
  for (const Row& row : kPages) {
    SUBCASE(row.provider) {
      const auto text = read_file(std::filesystem::path(folder) / row.file);
      REQUIRE(text);
      const auto page = read_page(*text, row.file);
      REQUIRE(page);
      const auto pinned = read_file(test::source_dir() + "/schemas/" + row.provider + ".yaml");
      REQUIRE(pinned);
      const auto contract = read_yaml(*pinned, row.provider);
      REQUIRE(contract);
      std::vector<std::string> published;
      std::vector<std::string> ours;
      collect_prose(page->document.root(), published);
      collect_prose(contract->root(), ours);
      REQUIRE_FALSE(ours.empty());
      for (const std::string& sentence : ours) {
        for (const std::string& original : published) CHECK(sentence != original);
      }
    }
  }
}

}  // namespace
}  // namespace steelyard::openapi
