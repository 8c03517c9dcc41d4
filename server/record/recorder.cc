#include "server/record/recorder.h"

#include <fmt/format.h>  // days, messages

#include <algorithm>  // std::find
#include <cstddef>    // offsets
#include <ctime>      // gmtime_r

#include "http/content_coding.h"
#include "provider/credentials.h"
#include "provider/secrets.h"
#include "server/record/recorded_headers.h"
#include "server/record/redaction.h"

namespace steelyard::server {
namespace {

constexpr std::size_t kMaxBodyBytes = std::size_t{16} << 20U;
constexpr std::size_t kMostSecrets = 256;
constexpr char kUnknownType[] = "application/octet-stream";

std::string day_of(std::chrono::system_clock::time_point time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

Error not_recorded(const Passed& passed, const std::string& why) {
  return {ErrorCode::answer_not_recorded,
          fmt::format("the answer {} to {} is not recorded: {}", passed.response.status, passed.operation.label(), why),
          {}};
}

// Who was refused: a request without a key, or with one.
provider::When when_of(const Passed& passed) {
  if (passed.response.status != 401) return provider::When::always;
  const auto verdict = provider::judge_credentials(passed.served.provider, passed.operation, passed.request);
  using Kind = provider::CredentialVerdict::Kind;
  if (verdict.kind == Kind::not_needed) return provider::When::always;
  return verdict.kind == Kind::missing ? provider::When::no_credential : provider::When::bad_credential;
}

// As provider.yaml can hold it; a body without a type is bytes.
std::string type_of(const http::Response& response) {
  if (response.body.empty()) return "";
  const std::string* type = response.headers.find("Content-Type");
  if (type == nullptr || type->find('/') == std::string::npos || type->front() == '/') return kUnknownType;
  return std::string(http::trim(*type));
}

}  // namespace

Result<std::unique_ptr<Recorder>> Recorder::start(provider::RecordingBase base, const std::filesystem::path& folder,
                                                  RecorderOptions options) {
  Result<std::unique_ptr<PackFolder>> opened = PackFolder::open(folder);
  if (!opened) return opened.error();
  std::unique_ptr<Recorder> recorder(new Recorder(std::move(base), std::move(*opened), std::move(options)));
  for (const provider::ImportedFile& file : recorder->recording_.base().files) {
    if (Status written = recorder->folder_->write(file.path, file.text); !written) return written.error();
  }
  const std::string pack = recorder->recording_.pack_text();
  if (Status written = recorder->folder_->write("provider.yaml", pack); !written) return written.error();
  return recorder;
}

void Recorder::observe(const Passed& passed) {
  const bool whole = passed.request.method != "HEAD" && passed.response.status != 304 &&
                     passed.response.status >= 200 && passed.response.status <= 599;
  if (!whole) return;
  const std::lock_guard one_at_a_time(mutex_);
  const Status kept = keep(passed);
  if (kept) return;
  ++counts_.failed;
  if (!first_failure_ && kept.error().code != ErrorCode::answer_not_recorded) first_failure_ = kept.error();
  if (options_.tell) options_.tell(kept.error());
}

void Recorder::miss(const Error& error) {
  const std::lock_guard one_at_a_time(mutex_);
  ++counts_.failed;
  if (!first_miss_) first_miss_ = error;
  if (options_.tell) options_.tell(error);
}

RecorderCounts Recorder::counts() const {
  const std::lock_guard lock(mutex_);
  return counts_;
}

std::optional<Error> Recorder::first_failure() const {
  const std::lock_guard lock(mutex_);
  const bool is_empty = counts_.recorded == 0 && counts_.repeated == 0;
  return !first_failure_ && is_empty ? first_miss_ : first_failure_;
}

Status Recorder::keep(const Passed& passed) {
  Result<provider::ObservedAnswer> answer = observed(passed);
  if (!answer) return answer.error();
  auto addition = recording_.propose(*answer);
  if (!addition) {
    ++counts_.repeated;
    return {};
  }
  if (addition->body_file) {
    if (Status written = folder_->write(addition->body_file->path, addition->body_file->text); !written) return written;
  }
  if (Status written = folder_->write("provider.yaml", addition->pack_text); !written) return written;
  recording_.accept(std::move(*addition));
  ++counts_.recorded;
  return {};
}

Result<provider::ObservedAnswer> Recorder::observed(const Passed& passed) {
  http::Response plain = passed.response;
  Result<std::string> decoded = http::decode_body(passed.response, kMaxBodyBytes);
  if (!decoded) return not_recorded(passed, decoded.error().message);
  plain.body = std::move(*decoded);
  std::vector<std::string> found = provider::secrets_of(passed.served.provider, passed.request);
  for (std::string& secret : provider::secrets_of(plain)) found.push_back(std::move(secret));
  remember(found);
  const provider::SecretFinder& secrets = finder_;
  const std::string type = type_of(plain);
  std::optional<std::string> body = redact_body(plain.body, type, secrets);
  if (!body) return not_recorded(passed, "a credential stands in it as a number");
  return provider::ObservedAnswer{
      passed.operation,        plain.status,
      when_of(passed),         type,
      std::move(*body),        recorded_headers(plain.headers, passed.operation.response_for(plain.status), secrets),
      day_of(options_.clock())};
}

// The oldest give way, but never to those of the same exchange.
void Recorder::remember(const std::vector<std::string>& secrets) {
  if (secrets_.size() > kMostSecrets) {
    secrets_.erase(secrets_.begin(), secrets_.end() - static_cast<std::ptrdiff_t>(kMostSecrets));
  }
  bool more = false;
  for (const std::string& secret : secrets) {
    if (std::find(secrets_.begin(), secrets_.end(), secret) != secrets_.end()) continue;
    secrets_.push_back(secret);
    more = true;
  }
  if (more) finder_ = recording_finder(secrets_);
}

}  // namespace steelyard::server
