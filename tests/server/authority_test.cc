// The local authority: made once, closed to others, whole whoever makes it.
#include "server/tls/authority.h"

#include <doctest/doctest.h>
#include <sys/stat.h>  // modes

#include <future>  // several at once

#include "base/file.h"
#include "server/tls/context.h"
#include "tests/support/temp_folder.h"

namespace steelyard::server::tls {
namespace {

using std::chrono::hours;
using std::chrono::system_clock;

const system_clock::time_point kNow = system_clock::from_time_t(1'900'000'000);  // 17 March 2030

mode_t mode_of(const std::string& path) {
  struct stat info {};
  REQUIRE(::stat(path.c_str(), &info) == 0);
  return info.st_mode & 0777U;
}

std::string outcome(const Result<Authority>& opened) {
  return opened ? "" : std::string(error_info(opened.error().code).id) + ": " + opened.error().message;
}

TEST_CASE("an authority is made once and kept for its user alone") {
  const test::TempFolder folder;
  const std::string home = folder / "data/steelyard";
  const Result<Authority> first = open_authority(home, kNow);
  REQUIRE(outcome(first) == "");
  CHECK(first->certificate_file == home + "/ca.pem");
  CHECK(mode_of(home) == 0700);
  CHECK(mode_of(home + "/ca-key.pem") == 0600);
  CHECK(mode_of(home + "/ca.pem") == 0644);
  const std::string made = *read_file(home + "/ca.pem");
  const Result<Authority> second = open_authority(home, kNow + hours(24));
  REQUIRE(outcome(second) == "");
  CHECK(*read_file(home + "/ca.pem") == made);
  CHECK(to_pem(*second->certificate) == made);
}

TEST_CASE("several at once get the same authority") {
  const test::TempFolder folder;
  std::vector<std::future<std::string>> all;
  for (int i = 0; i < 16; ++i) {
    all.push_back(std::async(std::launch::async, [&] {
      const Result<Authority> opened = open_authority(folder / "ca", kNow);
      return opened ? to_pem(*opened->certificate) : to_string(opened.error());
    }));
  }
  const std::string kept = all.front().get();
  CHECK(kept.starts_with("-----BEGIN CERTIFICATE-----"));
  for (std::size_t i = 1; i < all.size(); ++i) CHECK(all[i].get() == kept);
}

TEST_CASE("an authority that was made by half is made anew") {
  const test::TempFolder folder;
  REQUIRE(open_authority(folder.path(), kNow));
  const std::string before = *read_file(folder / "ca.pem");
  std::filesystem::remove(folder / "ca.pem");
  REQUIRE(open_authority(folder.path(), kNow));
  CHECK(*read_file(folder / "ca.pem") != before);
}

TEST_CASE("what is wrong with an authority is told") {
  const struct {
    const char* name;
    void (*spoil)(const std::string& folder);
    const char* expected;
  } rows[] = {
      {"open key", [](const std::string& folder) { ::chmod((folder + "/ca-key.pem").c_str(), 0640); },
       "authority-unusable: the key of the authority is open to other users: chmod 600 it"},
      {"open folder", [](const std::string& folder) { ::chmod(folder.c_str(), 0777); },
       "authority-unusable: the folder of the authority is open to other users: chmod 700 it"},
      {"no certificate", [](const std::string& folder) { REQUIRE(write_file(folder + "/ca.pem", "nothing")); },
       "certificate-unreadable: the file holds no certificate as PEM"},
      {"another key",
       [](const std::string& folder) {
         REQUIRE(write_file(folder + "/ca-key.pem", to_pem(*generate_key())));
         ::chmod((folder + "/ca-key.pem").c_str(), 0600);
       },
       "certificate-mismatch: the certificate was made with another key"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    const test::TempFolder folder;
    REQUIRE(open_authority(folder.path(), kNow));
    row.spoil(folder.path().string());
    CHECK(outcome(open_authority(folder.path(), kNow)).starts_with(row.expected));
  }
  const test::TempFolder folder;
  REQUIRE(open_authority(folder.path(), kNow));
  CHECK(outcome(open_authority(folder.path(), kNow + hours(24) * 4000)) ==
        "certificate-expired: the certificate has expired");
  REQUIRE(write_file(folder / "file", ""));
  CHECK(outcome(open_authority(folder / "file/below", kNow)).starts_with("authority-unusable: the folder cannot be"));
}

TEST_CASE("certificates that are given are checked before anything listens") {
  const test::TempFolder folder;
  const KeyPtr authority_key = generate_key();
  const CertificatePtr authority = make_authority_certificate(*authority_key, kNow);
  const KeyPtr key = generate_key();
  const CertificatePtr certificate = make_server_certificate(*key, {"localhost"}, *authority, *authority_key, kNow);
  const auto write = [&](const std::string& name, const std::string& text) {
    REQUIRE(write_file(folder / name, text));
  };
  write("cert", to_pem(*certificate) + to_pem(*authority));
  write("key", to_pem(*key));
  write("other", to_pem(*authority_key));
  write("text", "hello");
  write("locked", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n");
  const struct {
    const char* certificate;
    const char* key;
    hours later;
    const char* id;  // "" for success
  } rows[] = {
      {"cert", "key", hours(0), ""},
      {"cert", "other", hours(0), "certificate-mismatch"},
      {"cert", "text", hours(0), "certificate-unreadable"},
      {"text", "key", hours(0), "certificate-unreadable"},
      {"key", "cert", hours(0), "certificate-unreadable"},
      {"cert", "locked", hours(0), "certificate-unreadable"},
      {"none", "key", hours(0), "file-not-readable"},
      {"cert", "none", hours(0), "file-not-readable"},
      {"cert", "key", hours(24) * 91, "certificate-expired"},
      {"cert", "key", -hours(2), "certificate-expired"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.certificate);
    CAPTURE(row.key);
    const auto context = Context::from_files(folder / row.certificate, folder / row.key, kNow + row.later);
    CHECK((context ? "" : std::string(error_info(context.error().code).id)) == row.id);
    if (!context) CHECK(to_string(context.error()).find("PRIVATE KEY") == std::string::npos);
  }
}

TEST_CASE("which hosts can stand in a certificate") {
  for (const char* host : {"localhost", "api.acme.example", "127.0.0.1", "::1", "a_b.example", "*"}) {
    CHECK(is_certifiable(host) == (std::string_view(host) != "*"));
  }
  for (const char* host : {"", "a b", "a,DNS:evil", "{region}.example", "[::1]"}) CHECK_FALSE(is_certifiable(host));
  CHECK_FALSE(is_certifiable(std::string(254, 'a')));
}

}  // namespace
}  // namespace steelyard::server::tls
