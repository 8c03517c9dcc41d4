// Scenarios and limits that are refused before anything listens.
#include <doctest/doctest.h>

#include "tests/cli/bad_input.h"

namespace steelyard::cli {
namespace {

// Line 4 holds the rest.
constexpr char kHead[] = "steelyard: 1\nscenario: story\nsays: It happens.\n";

struct Row {
  const char* name;
  std::string story;  // "": none
  std::vector<std::string> options;
  int code;
  std::string told;
};

const std::vector<std::string> kStory = {"--scenario", "@/story.yaml"};

const Row kRows[] = {
    {"a scenario that does not exist",
     "",
     {"--scenario", "flakey"},
     2,
     "there is no scenario \"flakey\"; did you mean \"flaky\"?; there are flaky, freeze-release, invoice, key-expires, "
     "outage, rate-limited, spend, top-up [scenario-unknown]"},
    {"one that the provider does not have",
     "",
     {"--scenario", "breeze:invoice"},
     2,
     "there is no scenario of breeze \"invoice\"; there are spend, top-up, flaky, key-expires, outage, rate-limited "
     "[scenario-unknown]"},
    {"a provider that does not exist",
     "",
     {"--scenario", "breze:spend"},
     2,
     "there is no provider \"breze\"; did you mean \"breeze\"?; there are breeze, brightdata, parallel, sunor, youcom "
     "[provider-unknown]"},
    {"a file that is not there", "", kStory, 3,
     "@/story.yaml: cannot read the file: No such file or directory [file-not-readable]"},
    {"an unknown member", "sequense: []\n", kStory, 3,
     "@/story.yaml:4:1: the property 'sequense' is not allowed [scenario-invalid]"},
    {"a negative count", "sequence: [{times: -2}]\n", kStory, 3,
     "@/story.yaml:4:13: -2 is not at least 1 [scenario-invalid]"},
    {"a state that no transition reaches", "states: [{state: a}, {state: b}]\n", kStory, 3,
     "@/story.yaml:4:23: no request can lead to the state \"b\" [scenario-state]"},
    {"a transition to an unknown state", "states: [{state: open, next: [{to: opened}]}]\n", kStory, 3,
     "@/story.yaml:4:32: there is no state \"opened\"; did you mean \"open\"? [scenario-state]"},
    {"an unknown example", "provider: sunor\nsequence: [{status: 402, example: poor}]\n", kStory, 3,
     "@/story.yaml:5:12: sunor has no answer 402 \"poor\" of GET /api/v1/account/balance; there are 200 default, 200 "
     "used-up, 401 missing-key, 401 bad-key, 402 default, 403 default, 429 default, 500 default, 503 default "
     "[scenario-answer]"},
    {"an unknown status", "provider: sunor\nsequence: [{status: 418}]\n", kStory, 3,
     "@/story.yaml:5:12: sunor has no answer 418 of GET /api/v1/account/balance; there are 200 default, 200 "
     "used-up, 401 missing-key, 401 bad-key, 402 default, 403 default, 429 default, 500 default, 503 default "
     "[scenario-answer]"},
    {"an unknown fault", "sequence: [{fault: dribbel}]\n", kStory, 3,
     "@/story.yaml:4:12: there is no fault \"dribbel\"; did you mean \"dribble\"? [scenario-answer]"},
    {"a provider that is not served", "provider: acme\nsequence: [{}]\n", kStory, 2,
     "@/story.yaml:2:1: the scenario is for \"acme\", which is not served [provider-unknown]"},
    {"an operation that none has", "operations: [GET /x]\nsequence: [{}]\n", kStory, 3,
     "@/story.yaml:2:1: the contract of breeze has no operation \"GET /x\" [pack-operation-unknown]"},
    {"a balance below nothing",
     "provider: sunor\namounts: {n: {at: /data/available, start: 5}}\nsequence: [{add: {n: -2}}]\n", kStory, 3,
     "@/story.yaml:6:12: in the state \"1\" n falls below its least, 0 [scenario-amount]"},
    {"a broken promise", "provider: sunor\nsequence: [{values: {/data/total: 1}}]\n", kStory, 3,
     "@/story.yaml:5:12: state \"1\": total-is-sum: /data/total is 1, and its parts add up to 960 [scenario-breach]"},
    {"two scenarios at once",
     "",
     {"--scenario", "sunor:spend", "--scenario", "outage"},
     2,
     "fixtures/scenarios/outage.yaml:2:1: \"spend\" and \"outage\" of sunor both answer GET /api/v1/account/balance "
     "[scenario-conflict]"},
    {"a limit of nothing",
     "",
     {"--rate-limit", "0/60"},
     2,
     "--rate-limit is \"0/60\" and should be N/SECONDS (such as 60/60) or pack [usage]"},
    {"a negative limit",
     "",
     {"--rate-limit=-1/60"},
     2,
     "--rate-limit is \"-1/60\" and should be N/SECONDS (such as 60/60) or pack [usage]"},
    {"a limit without a window",
     "",
     {"--rate-limit", "60"},
     2,
     "--rate-limit is \"60\" and should be N/SECONDS (such as 60/60) or pack [usage]"},
};

TEST_CASE("scenarios and limits that are refused") {
  for (const Row& row : kRows) {
    std::vector<File> files;
    if (!row.story.empty()) files.push_back({"story.yaml", kHead + row.story});
    std::vector<std::string> args = {"serve", "--port", "0"};
    args.insert(args.end(), row.options.begin(), row.options.end());
    check_refused({row.name, std::move(files), std::move(args), row.code, row.told});
  }
}

TEST_CASE("a limit of packs needs a pack that has one") {
  check_refused({"no pack",
                 {{"api.yaml", pets()}},
                 {"serve", "--port", "0", "--spec", "@/api.yaml", "--rate-limit", "pack"},
                 2,
                 "--rate-limit pack: none of the packs has a rate_limit [usage]"});
}

}  // namespace
}  // namespace steelyard::cli
