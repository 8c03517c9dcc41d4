#include "checks/plan.h"

#include <algorithm>  // std::any_of
#include <array>      // methods
#include <set>        // statuses

#include "openapi/media_type.h"
#include "openapi/router.h"
#include "provider/credentials.h"
#include "provider/sample_request.h"

namespace steelyard::checks {
namespace {

using openapi::Operation;
using provider::Answer;
using provider::Provider;
using provider::When;

// Ends like a key that the mock refuses, and is no key of any service.
constexpr char kBadKey[] = "steelyard-no-such-key-401";

bool needs_key(const Provider& provider, const Operation& operation) {
  return !provider::credential_places(provider, operation).empty();
}

// One status for each that the contract documents: 400 stands for 4XX, 500 for default beside a success.
int representative(const Operation& operation, const openapi::ResponseSpec& response) {
  if (const auto exact = response.status.exact()) return *exact;
  if (response.status.text != "default") return (response.status.text[0] - '0') * 100;
  return operation.success_status() == 200 && operation.response_for(200) == &response ? 200 : 500;
}

void prefer(http::Request& request, int status, const std::string& more) {
  request.headers.set("Prefer", "code=" + std::to_string(status) + (more.empty() ? "" : ", " + more));
}

class MockPlanner {
 public:
  MockPlanner(const Provider& provider, const Operation& operation) : provider_(provider), operation_(operation) {}

  Plan run() {
    for (const openapi::ResponseSpec& response : operation_.responses) {
      const int status = representative(operation_, response);
      add_fixtures(status);
      add_contract(response, status);
    }
    add_undocumented();
    add_probes();
    return std::move(plan_);
  }

 private:
  http::Request keyed() const { return provider::sample_request(provider_, operation_, provider_.sample_key); }

  PlannedRequest& add(http::Request request, std::string subject, int status) {
    // The sample key is accepted by every answer but a 401.
    const bool accepted = needs_key(provider_, operation_) && status != 401;
    plan_.requests.push_back(
        {std::move(request), std::move(subject), status, status, accepted, nullptr, {Applies::answers}});
    return plan_.requests.back();
  }

  void add_fixtures(int status) {
    for (const Answer& answer : provider_.answers(operation_.label())) {
      if (answer.status != status) continue;
      http::Request request = keyed();
      if (answer.when == When::no_credential) {
        request = provider::sample_request(provider_, operation_, "");
      } else {
        prefer(request, status, "example=\"" + answer.example + "\"");
      }
      PlannedRequest& planned = add(std::move(request), answer.example, status);
      planned.fixture = &answer;
      if (answer.when == When::no_credential) planned.credential_accepted = false;
    }
  }

  // Answers of the pack that the contract says nothing of still have promises to keep.
  void add_undocumented() {
    std::set<int> statuses;
    for (const Answer& answer : provider_.answers(operation_.label())) {
      if (operation_.response_for(answer.status) == nullptr) statuses.insert(answer.status);
    }
    for (const int status : statuses) add_fixtures(status);
  }

  void add_contract(const openapi::ResponseSpec& response, int status) {
    const bool replayed = std::any_of(plan_.requests.begin(), plan_.requests.end(),
                                      [&](const PlannedRequest& planned) { return planned.status == status; });
    if (!replayed) add_examples(response, status);
    const bool has_schema = std::any_of(
        response.content.begin(), response.content.end(),
        [](const openapi::MediaType& media) { return media.schema.has_value() && openapi::is_json(media.range); });
    if (!has_schema) return;
    http::Request request = keyed();
    prefer(request, status, "dynamic=true");
    add(std::move(request), "generated", status);
  }

  // Each named example, or the answer that comes without a wish.
  void add_examples(const openapi::ResponseSpec& response, int status) {
    bool named = false;
    for (const openapi::MediaType& media : response.content) {
      for (const openapi::Example& example : media.examples) {
        if (example.name.empty()) continue;
        named = true;
        http::Request request = keyed();
        prefer(request, status, "example=\"" + example.name + "\"");
        add(std::move(request), example.name, status);
      }
    }
    if (named) return;
    http::Request request = keyed();
    prefer(request, status, "");
    add(std::move(request), "default", status);
  }

  void add_probes() {
    if (needs_key(provider_, operation_)) {
      plan_.requests.push_back({provider::sample_request(provider_, operation_, ""),
                                "no key",
                                401,
                                std::nullopt,
                                false,
                                nullptr,
                                {Applies::no_key}});
      plan_.requests.push_back({provider::sample_request(provider_, operation_, kBadKey),
                                "bad key",
                                401,
                                std::nullopt,
                                false,
                                nullptr,
                                {Applies::bad_key}});
    } else {
      plan_.unplanned.push_back({401, "no key", Applies::no_key, "the operation needs no key"});
      plan_.unplanned.push_back({401, "bad key", Applies::bad_key, "the operation needs no key"});
    }
    http::Request request = keyed();
    request.method = undocumented_method(request.target.substr(0, request.target.find('?')));
    if (request.method.empty()) {
      plan_.unplanned.push_back({405, "wrong method", Applies::wrong_method, "the path documents every method"});
      return;
    }
    plan_.requests.push_back(
        {std::move(request), "wrong method", 405, std::nullopt, false, nullptr, {Applies::wrong_method}});
  }

  // The path is that of the request: a concrete one may be documented by several templates.
  std::string undocumented_method(const std::string& path) const {
    const openapi::Router router(*provider_.contract);
    constexpr std::array<const char*, 6> kMethods = {"DELETE", "PUT", "PATCH", "POST", "TRACE", "GET"};
    for (const char* method : kMethods) {
      const std::optional<openapi::Route> route = router.route(path, method);
      if (!route || route->operation(method) == nullptr) return method;
    }
    return "";
  }

  const Provider& provider_;
  const Operation& operation_;
  Plan plan_;
};

}  // namespace

Plan plan_mock(const Provider& provider, const Operation& operation) { return MockPlanner(provider, operation).run(); }

Plan plan_live(const Provider& provider, const Operation& operation, const std::string& key) {
  Plan plan;
  const bool safe = operation.method == "GET" || operation.method == "HEAD";
  const bool keyed = needs_key(provider, operation);
  const int success = operation.success_status();
  const std::string unsafe = "only GET and HEAD are asked of a live API";
  bool asked_success = false;
  if (!safe) {
    plan.unplanned.push_back({success, "given key", Applies::answers, unsafe});
  } else if (keyed && key.empty()) {
    plan.unplanned.push_back({success, "given key", Applies::answers, "no key was given with --key"});
  } else {
    for (const char* subject : {"given key", "given key, again"}) {
      plan.requests.push_back({provider::sample_request(provider, operation, key),
                               subject,
                               success,
                               success,
                               keyed,
                               nullptr,
                               {Applies::answers}});
    }
    asked_success = true;
  }
  const auto add_refusal = [&](const std::string& sent, const char* subject, Applies applies) {
    if (!safe || !keyed) {
      plan.unplanned.push_back({401, subject, applies, safe ? "the operation needs no key" : unsafe});
      return;
    }
    plan.requests.push_back({provider::sample_request(provider, operation, sent),
                             subject,
                             401,
                             std::nullopt,
                             false,
                             nullptr,
                             {applies, Applies::answers}});
  };
  add_refusal("", "no key", Applies::no_key);
  add_refusal(kBadKey, "bad key", Applies::bad_key);
  plan.unplanned.push_back({405, "wrong method", Applies::wrong_method, "only GET and HEAD are asked of a live API"});
  for (const openapi::ResponseSpec& response : operation.responses) {
    const int status = representative(operation, response);
    const bool asked = (asked_success && status == success) || (safe && keyed && status == 401);
    if (!asked && status != success) {
      plan.unplanned.push_back({status, "", Applies::answers, "the status cannot be provoked on a live API"});
    }
  }
  return plan;
}

}  // namespace steelyard::checks
