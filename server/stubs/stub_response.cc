#include "server/stubs/stub_response.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/pointer.h"
#include "http/field_value.h"
#include "openapi/security.h"

namespace steelyard::server {
namespace {

using Milliseconds = std::chrono::milliseconds;

void add_header(MemberReader& reader, const std::string& pointer, const std::string& name, const Json& value,
                http::Headers& headers) {
  const std::string text = value.is_string() ? value.get<std::string>() : write_json(value);
  if (value.is_structured() || !http::is_token(name) || !http::is_field_value(text)) {
    reader.note("headers", fmt::format("{} is no header that can be sent", pointer));
  } else {
    headers.add(name, text);
  }
}

void read_headers(MemberReader& reader, http::Headers& headers) {
  const Json* members = reader.take("headers");
  if (members == nullptr) return;
  if (!members->is_object()) return reader.note("headers", fmt::format("expected object, got {}", json_type(*members)));
  for (const auto& [name, value] : members->items()) {
    const std::string pointer = pointer_append(reader.pointer("headers"), name);
    if (value.is_array()) {
      for (const Json& item : value) add_header(reader, pointer, name, item, headers);
    } else {
      add_header(reader, pointer, name, value, headers);
    }
  }
}

// One body at most: which of two is meant nobody could say.
std::string read_body(MemberReader& reader) {
  std::string body;
  std::string_view named;
  const auto name_it = [&](std::string_view name) {
    if (!named.empty()) reader.note(name, fmt::format("\"{}\" is named already: one body is enough", named));
    named = name;
  };
  if (auto text = reader.text("body")) {
    name_it("body");
    body = std::move(*text);
  }
  if (const Json* json = reader.take("jsonBody")) {
    name_it("jsonBody");
    body = write_json(*json);
  }
  if (const auto text = reader.text("base64Body")) {
    name_it("base64Body");
    body = openapi::base64_decode(*text);
    if (openapi::base64_encode(body) != *text) reader.note("base64Body", "the text is not base64 with padding");
  }
  return body;
}

std::optional<DelayDistribution> read_distribution(MemberReader& reader) {
  const Json* json = reader.take("delayDistribution");
  if (json == nullptr) return std::nullopt;
  const Result<DelayDistribution> delay = read_delay_distribution(*json);
  if (delay) return *delay;
  reader.note("delayDistribution", delay.error().message);
  return std::nullopt;
}

std::optional<Dribble> read_dribble(MemberReader& reader, MappingErrors& errors) {
  const Json* json = reader.take("chunkedDribbleDelay");
  if (json == nullptr) return std::nullopt;
  constexpr int kMostChunks = 10'000;
  MemberReader members(*json, reader.pointer("chunkedDribbleDelay"), errors);
  const auto chunks = members.integer("numberOfChunks", 1, kMostChunks);
  const auto total = members.integer("totalDuration", 0, kLongestDelay.count());
  members.finish();
  if (chunks && total) return Dribble{static_cast<int>(*chunks), Milliseconds(*total)};
  if (json->is_object()) reader.note("chunkedDribbleDelay", "expected numberOfChunks and totalDuration");
  return std::nullopt;
}

Fault read_fault(MemberReader& reader) {
  const std::optional<std::string> name = reader.text("fault");
  if (!name) return Fault::none;
  if (const std::optional<Fault> fault = find_fault(*name)) return *fault;
  std::string known;
  for (const std::string& each : fault_names()) known += (known.empty() ? "" : ", ") + each;
  reader.note("fault", fmt::format("\"{}\" is no fault; known are {}", *name, known));
  return Fault::none;
}

}  // namespace

StubResponse read_stub_response(const Json& value, const std::string& pointer, MappingErrors& errors) {
  StubResponse stub;
  MemberReader reader(value, pointer, errors);
  stub.response.status = static_cast<int>(reader.integer("status", 200, 999).value_or(200));
  stub.reason = reader.text("statusMessage").value_or("");
  if (!http::is_field_value(stub.reason)) reader.note("statusMessage", "a control character cannot be sent");
  read_headers(reader, stub.response.headers);
  stub.response.body = read_body(reader);
  if (const auto delay = reader.integer("fixedDelayMilliseconds", 0, kLongestDelay.count()))
    stub.fixed_delay = Milliseconds(*delay);
  stub.random_delay = read_distribution(reader);
  stub.dribble = read_dribble(reader, errors);
  stub.fault = read_fault(reader);
  reader.refuse("bodyFileName", "there is no folder of files; send the body itself");
  reader.refuse("proxyBaseUrl", "stubs answer by themselves; `serve --proxy` forwards");
  reader.refuse("additionalProxyRequestHeaders", "stubs answer by themselves");
  reader.refuse("removeProxyRequestHeaders", "stubs answer by themselves");
  reader.refuse("proxyUrlPrefixToRemove", "stubs answer by themselves");
  reader.refuse("transformers", "Steelyard runs no templates and no extensions of WireMock");
  reader.refuse("transformerParameters", "Steelyard runs no templates and no extensions of WireMock");
  reader.flag("fromConfiguredStub");  // what WireMock adds when it tells of a response
  reader.finish();
  return stub;
}

Reply reply_of(const StubResponse& stub, Random& random) {
  Reply reply(stub.response);
  reply.delivery.delay = stub.fixed_delay.value_or(Milliseconds(0));
  if (stub.random_delay) reply.delivery.delay += sample(*stub.random_delay, random);
  reply.delivery.dribble = stub.dribble;
  reply.delivery.fault = stub.fault;
  reply.delivery.seed = random.next();
  reply.delivery.reason = stub.reason;
  return reply;
}

}  // namespace steelyard::server
