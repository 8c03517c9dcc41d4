#include "server/delivery_plan.h"

#include <algorithm>    // std::clamp
#include <string_view>  // bytes

#include "base/random.h"
#include "server/gzip.h"

namespace steelyard::server {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t kRandomBytes = 512;

// One answer while its fault works on it.
struct Draft {
  http::Response response;
  ResponseFraming framing;
  Dribble head = {};  // how the head is cut into pieces
  Dribble body = {};
};

// The bytes in pieces of (nearly) the same length, each after a wait of its own.
void add_pieces(std::string_view bytes, const Dribble& dribble, std::vector<DeliveryStep>& steps) {
  if (bytes.empty()) return;
  const auto count = std::clamp<std::size_t>(static_cast<std::size_t>(std::max(dribble.chunks, 1)), 1, bytes.size());
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t begin = bytes.size() * i / count;
    const std::size_t end = bytes.size() * (i + 1) / count;
    steps.push_back({dribble.total / static_cast<int>(count), std::string(bytes.substr(begin, end - begin))});
  }
}

// Head and body as the draft says, or nothing if they cannot be sent.
std::optional<DeliveryPlan> plan_whole(const Draft& draft) {
  const auto head = write_head(draft.response, draft.framing);
  if (!head) return std::nullopt;
  DeliveryPlan plan;
  add_pieces(*head, draft.head, plan.steps);
  const bool with_body = !draft.framing.head_only && may_have_body(draft.response.status);
  if (with_body && draft.body.total.count() == 0 && draft.body.chunks <= 1) {
    plan.steps.back().bytes += draft.response.body;  // one write, as without a plan
  } else if (with_body) {
    add_pieces(draft.response.body, draft.body, plan.steps);
  }
  plan.end = draft.framing.close ? DeliveryEnd::close : DeliveryEnd::keep;
  return plan;
}

// All bytes in one step, then the end.
std::optional<DeliveryPlan> plan_bytes(std::string bytes, DeliveryEnd end) {
  DeliveryPlan plan{{}, end};
  if (!bytes.empty()) plan.steps.push_back({milliseconds(0), std::move(bytes)});
  return plan;
}

std::optional<DeliveryPlan> plan_cut(Draft& draft, DeliveryEnd end) {
  draft.framing.close = false;  // an announced end would be no surprise
  const auto head = write_head(draft.response, draft.framing);
  if (!head) return std::nullopt;
  const bool with_body = !draft.framing.head_only && may_have_body(draft.response.status);
  const std::string_view body = with_body ? std::string_view(draft.response.body) : std::string_view();
  if (body.empty()) return plan_bytes(head->substr(0, head->size() / 2), end);
  return plan_bytes(*head + std::string(body.substr(0, body.size() / 2)), end);
}

// One function a fault; the label and the delay are added by plan_delivery().
using Planner = std::optional<DeliveryPlan> (*)(Draft& draft, std::uint64_t seed);

std::optional<DeliveryPlan> plan_empty_response(Draft& /*draft*/, std::uint64_t /*seed*/) {
  return plan_bytes("", DeliveryEnd::close);
}

std::optional<DeliveryPlan> plan_malformed_response_chunk(Draft& draft, std::uint64_t seed) {
  draft.framing.chunked = true;
  draft.framing.close = false;
  const auto head = write_head(draft.response, draft.framing);
  if (!head) return std::nullopt;
  Random random(seed);
  std::string garbage = "x";  // no digit of a chunk's length
  for (int i = 0; i < 32; ++i) garbage += static_cast<char>('g' + random.below('z' - 'g' + 1));
  return plan_bytes(*head + garbage, DeliveryEnd::close);
}

std::optional<DeliveryPlan> plan_random_data_then_close(Draft& /*draft*/, std::uint64_t seed) {
  Random random(seed);
  std::string bytes;
  while (bytes.size() < kRandomBytes) bytes += static_cast<char>(random.below(256));
  bytes.front() = '\x01';  // no chance to begin like an answer
  return plan_bytes(std::move(bytes), DeliveryEnd::close);
}

std::optional<DeliveryPlan> plan_connection_reset_by_peer(Draft& /*draft*/, std::uint64_t /*seed*/) {
  return plan_bytes("", DeliveryEnd::reset);
}

std::optional<DeliveryPlan> plan_truncated_body(Draft& draft, std::uint64_t /*seed*/) {
  return plan_cut(draft, DeliveryEnd::close);
}

std::optional<DeliveryPlan> plan_wrong_content_length(Draft& draft, std::uint64_t /*seed*/) {
  const std::size_t length = draft.response.body.size();
  draft.framing.content_length = length == 0 ? 1 : length / 2;
  draft.framing.close = true;  // the rest of the body would be read as the next answer
  return plan_whole(draft);
}

std::optional<DeliveryPlan> plan_wrong_content_type(Draft& draft, std::uint64_t /*seed*/) {
  const std::string* type = draft.response.headers.find("Content-Type");
  const bool is_html = type != nullptr && http::to_lower(*type).starts_with("text/html");
  draft.response.headers.set("Content-Type", is_html ? "application/json" : "text/html");
  return plan_whole(draft);
}

// Without the end of an array, an object or a text, or with a comma behind anything else, no JSON is left.
std::optional<DeliveryPlan> plan_invalid_json(Draft& draft, std::uint64_t /*seed*/) {
  std::string& body = draft.response.body;
  while (!body.empty() && std::string_view(" \t\r\n").find(body.back()) != std::string_view::npos) body.pop_back();
  if (body.empty()) {
    body = "{";
  } else if (std::string_view("}]\"").find(body.back()) != std::string_view::npos) {
    body.pop_back();
  } else {
    body += ',';
  }
  return plan_whole(draft);
}

std::optional<DeliveryPlan> plan_gzip_bomb(Draft& draft, std::uint64_t /*seed*/) {
  if (may_have_body(draft.response.status)) {
    static const PackedBlanks kBlanks(kBombBlanks);  // once, since that is long work
    draft.response.headers.set("Content-Encoding", "gzip");
    draft.response.body = kBlanks.before(draft.response.body);
  }
  return plan_whole(draft);
}

std::optional<DeliveryPlan> plan_slow_headers(Draft& draft, std::uint64_t /*seed*/) {
  draft.head = {kSlowPieces, kSlowTime};
  return plan_whole(draft);
}

std::optional<DeliveryPlan> plan_tls_cut(Draft& draft, std::uint64_t /*seed*/) {
  return plan_cut(draft, DeliveryEnd::cut);
}

std::optional<DeliveryPlan> plan_dribble(Draft& draft, std::uint64_t /*seed*/) {
  if (draft.body.total.count() == 0) draft.body = {kSlowPieces, kSlowTime};
  return plan_whole(draft);
}

constexpr Planner kPlanners[] = {
#define STEELYARD_FAULT(name, id, sentence) plan_##name,
#include "server/fault.def"
#undef STEELYARD_FAULT
};

}  // namespace

std::optional<DeliveryPlan> plan_delivery(const http::Response& response, const Delivery& delivery,
                                          const ResponseFraming& framing) {
  Draft draft{response, framing, {}, delivery.dribble.value_or(Dribble{})};
  std::optional<DeliveryPlan> plan;
  if (delivery.fault == Fault::none) {
    plan = plan_whole(draft);
  } else {
    draft.response.headers.set("Steelyard-Fault", std::string(fault_info(delivery.fault).name));
    plan = kPlanners[static_cast<std::size_t>(delivery.fault) - 1](draft, delivery.seed);
  }
  if (!plan || delivery.delay.count() <= 0) return plan;
  if (plan->steps.empty()) plan->steps.emplace_back();
  plan->steps.front().wait += delivery.delay;
  return plan;
}

}  // namespace steelyard::server
