// `kill -9` at any moment of 200 recordings: none leaves a broken pack, and no answer that a client has seen is lost.
#include <doctest/doctest.h>

#include <atomic>  // the end
#include <thread>  // a client

#include "base/random.h"
#include "provider/audit.h"
#include "provider/pack.h"
#include "provider/recording.h"
#include "server/listener.h"
#include "server/mock.h"
#include "tests/support/served_process.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kRecordings = 200;
constexpr int kMostMilliseconds = 180;  // from the start of the process to its end

// Asks again and again; counts the answers that were seen.
class Asker {
 public:
  explicit Asker(const fs::path& ready) : ready_(ready), thread_([this] { run(); }) {}
  int finish() {
    ended_ = true;
    thread_.join();
    return seen_;
  }

 private:
  void run() {
    std::unique_ptr<http::Transport> client;
    while (!ended_) {
      if (client == nullptr) {
        const Result<std::string> url = read_file(ready_);
        if (url) client = std::move(*http::connect(url->substr(0, url->find('\n')), {}));
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        continue;
      }
      const auto answer = client->send({.target = "/v1/balance", .headers = {{"xi-api-key", "s3cret-key-of-mine"}}});
      if (!answer) return;
      seen_ += answer->status == 200 ? 1 : 0;
    }
  }

  fs::path ready_;
  std::atomic<bool> ended_{false};
  int seen_ = 0;
  std::thread thread_;
};

TEST_CASE("A recording that is killed leaves a whole pack") {
  const Result<provider::PackLoader> loader = provider::PackLoader::create();
  REQUIRE(loader);
  Result<provider::Provider> breeze = loader->load_builtin("breeze");
  REQUIRE(breeze);
  // Another body every time, so that every answer is written.
  const auto mock = server::Mock::create({std::move(*breeze)}, {.dynamic = true}, 1);
  REQUIRE(mock);
  server::Mock& api = **mock;
  const auto listener = server::Listener::start(
      {}, server::for_anyone([&api](const http::Request& request) { return api.answer(request).response; }));
  REQUIRE(listener);

  Random random(20'261'121);
  int packs = 0;
  int answers = 0;
  int begun = 0;
  for (int i = 0; i < kRecordings; ++i) {
    const test::TempFolder folder;
    const fs::path ready = folder.path() / "ready";
    const fs::path pack = folder.path() / "pack";
    test::ChildProcess record({test::program(), "record", "--provider", "breeze", "--upstream", (*listener)->url(),
                               "--out", pack.string(), "--port", "0", "--ready-file", ready.string()},
                              {folder.path(), folder.path() / "log"});
    Asker asker(ready);
    std::this_thread::sleep_for(std::chrono::milliseconds(random.below(kMostMilliseconds)));
    record.signal(SIGKILL);
    REQUIRE(record.wait(std::chrono::seconds(20)));
    const int seen = asker.finish();
    begun += fs::exists(pack) ? 1 : 0;
    if (!fs::exists(pack / "provider.yaml")) {
      CHECK_FALSE(fs::exists(ready));  // it was not yet recording
      continue;
    }
    ++packs;
    const Result<provider::Provider> loaded = loader->load_folder(pack);
    REQUIRE_MESSAGE(loaded, (loaded ? "" : to_string(loaded.error())));
    openapi::ValidatorStore validators(*loaded->contract);
    CHECK(provider::audit_fixtures(*loaded, validators).empty());
    const int kept = static_cast<int>(loaded->answers("GET /v1/balance").size());
    // One more may have been written than the client has seen.
    CHECK(kept >= std::min(seen, static_cast<int>(provider::Recording::kMostVariants)));
    answers += kept;
  }
  MESSAGE(packs << " packs with " << answers << " answers of " << kRecordings << " recordings");
  // The kills fell where something was being written.
  CHECK(begun > kRecordings / 4);
  CHECK(packs > kRecordings / 10);
  CHECK(answers > packs);
}

}  // namespace
}  // namespace steelyard::cli
