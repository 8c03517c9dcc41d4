#include "cli/drift_sources.h"

#include <fmt/format.h>  // reasons

#include <filesystem>  // folders
#include <fstream>     // files

#include "base/file.h"
#include "checks/plan.h"
#include "checks/redact.h"
#include "cli/body_stream.h"
#include "drift/shape_json.h"
#include "openapi/contract.h"

namespace steelyard::cli {
namespace {

// Only what says how the API answers a request that it documents; probes are the business of `check`.
constexpr int kFirstError = 400;  // among the statuses

bool shows_an_answer(const checks::PlannedRequest& planned) {
  for (const checks::Applies applies : planned.applies) {
    if (applies == checks::Applies::answers) return true;
  }
  return false;
}

}  // namespace

Status read_samples(const std::string& file, const drift::SampleDefaults& defaults, Context& context,
                    const drift::SampleReader::Receiver& receive, const drift::SampleReader::Refusal& refuse) {
  const std::string shown = file == "-" ? "standard input" : file;
  drift::SampleReader reader(shown, defaults, receive, refuse);
  const BodyReceiver add = [&](std::string_view text, const TextOrigin& origin) { reader.add(text, origin); };
  if (file == "-") return read_bodies(context.in, shown, add);
  std::ifstream in(file, std::ios::binary);
  std::error_code error;
  if (!in || std::filesystem::is_directory(file, error)) {
    return Error{ErrorCode::file_not_readable, "the file cannot be opened", {file}};
  }
  return read_bodies(in, file, add);
}

Result<drift::Shape> read_shape_file(const std::string& file, Context& context) {
  const Result<drift::ShapeReader> reader = drift::ShapeReader::create();
  if (!reader) return reader.error();
  if (file != "-") {
    const Result<std::string> text = read_file(file);
    if (!text) return text.error();
    return reader->read(*text, file);
  }
  const std::string text{std::istreambuf_iterator<char>(context.in), {}};
  return reader->read(text, "standard input");
}

void ask_live(const provider::Provider& provider, http::Transport& transport, const std::string& key,
              const drift::SampleReader::Receiver& receive, std::vector<report::Case>& cases) {
  for (const openapi::Operation& operation : provider.contract->operations) {
    const auto leave = [&](int status, const std::string& subject, report::Outcome outcome, std::string reason) {
      report::Case left{.id = "reachable",
                        .provider = provider.name,
                        .operation = operation.label(),
                        .status = status,
                        .subject = subject,
                        .outcome = outcome,
                        .reason = std::move(reason),
                        .findings = {},
                        .location = operation.where};
      checks::redact(left, key);
      cases.push_back(std::move(left));
    };
    const checks::Plan plan = checks::plan_live(provider, operation, key);
    for (const checks::Unplanned& unplanned : plan.unplanned) {
      if (unplanned.applies != checks::Applies::answers || unplanned.status != operation.success_status()) continue;
      leave(unplanned.status, unplanned.subject, report::Outcome::not_exercised, unplanned.reason);
    }
    for (const checks::PlannedRequest& planned : plan.requests) {
      if (!shows_an_answer(planned)) continue;
      Result<http::Response> response = transport.send(planned.request);
      if (!response) {
        leave(planned.status, planned.subject, report::Outcome::unreachable, response.error().message);
        continue;
      }
      if (planned.expected_status.value_or(kFirstError) < kFirstError && response->status >= kFirstError) {
        leave(planned.status, planned.subject, report::Outcome::unreachable,
              fmt::format("the answer is {}, not the success that was asked for", response->status));
      }
      drift::Sample sample;
      sample.operation = operation.label();
      sample.status = response->status;
      sample.headers = std::move(response->headers);
      sample.knows_headers = true;
      sample.body = std::move(response->body);
      sample.is_answer_to_key = planned.credential_accepted && response->status < kFirstError;
      receive(std::move(sample));
    }
  }
}

}  // namespace steelyard::cli
