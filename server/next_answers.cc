#include "server/next_answers.h"

#include "server/preferences.h"

namespace steelyard::server {

void NextAnswers::set(const std::string& provider, NextAnswer answer) {
  const std::lock_guard<std::mutex> lock(mutex_);
  answers_[provider] = std::move(answer);
  empty_ = false;
}

void NextAnswers::clear(const std::string& provider) {
  const std::lock_guard<std::mutex> lock(mutex_);
  answers_.erase(provider);
  empty_ = answers_.empty();
}

void NextAnswers::clear_all() {
  const std::lock_guard<std::mutex> lock(mutex_);
  answers_.clear();
  empty_ = true;
}

std::optional<NextAnswer> NextAnswers::find(const std::string& provider) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = answers_.find(provider);
  return found == answers_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<NextAnswer> NextAnswers::take(const std::string& provider) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = answers_.find(provider);
  if (found == answers_.end()) return std::nullopt;
  NextAnswer answer = found->second;
  if (answer.times && --*found->second.times == 0) {
    answers_.erase(found);
    empty_ = answers_.empty();
  }
  return answer;
}

http::Request with_wish(const http::Request& request, const NextAnswer& answer) {
  http::Request wishing = request;
  const Preferences own = read_preferences(request);
  if (own.code || !own.example.empty() || !own.invalid.empty()) return wishing;
  if (answer.status) wishing.headers.add("Prefer", "code=" + std::to_string(*answer.status));
  if (!answer.example.empty()) {
    std::string quoted;
    for (const char c : answer.example) {
      if (c == '"' || c == '\\') quoted += '\\';
      quoted += c;
    }
    wishing.headers.add("Prefer", "example=\"" + quoted + "\"");
  }
  return wishing;
}

}  // namespace steelyard::server
