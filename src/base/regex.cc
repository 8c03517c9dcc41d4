#include "base/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace steelyard {
namespace {

// Enough for every honest pattern on texts of an answer; a catastrophic one gives up after some milliseconds.
constexpr std::uint32_t kMatchLimit = 500'000;
constexpr std::uint32_t kDepthLimit = 10'000;
// Every step that may be taken back takes some of this; PCRE2's own 32 kB end after some 1,500 of them.
constexpr std::size_t kJitStack = std::size_t{32} << 10U;
constexpr std::size_t kMaxJitStack = std::size_t{1} << 20U;

struct MatchContextDeleter {
  void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};
struct MatchDataDeleter {
  void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};
using MatchContext = std::unique_ptr<pcre2_match_context, MatchContextDeleter>;
struct JitStackDeleter {
  void operator()(pcre2_jit_stack* stack) const { pcre2_jit_stack_free(stack); }
};
using JitStack = std::unique_ptr<pcre2_jit_stack, JitStackDeleter>;
using MatchData = std::unique_ptr<pcre2_match_data, MatchDataDeleter>;

MatchContext make_context() {
  MatchContext context(pcre2_match_context_create(nullptr));
  pcre2_set_match_limit(context.get(), kMatchLimit);
  pcre2_set_depth_limit(context.get(), kDepthLimit);
  return context;
}

PCRE2_SPTR bytes(std::string_view text) { return reinterpret_cast<PCRE2_SPTR>(text.data()); }

}  // namespace

struct Regex::Code {
  explicit Code(pcre2_code* compiled) : code(compiled) { pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); }
  ~Code() { pcre2_code_free(code); }
  Code(const Code&) = delete;
  Code& operator=(const Code&) = delete;
  pcre2_code* code;
};

Regex::Regex(std::shared_ptr<const Code> code) : code_(std::move(code)) {}

Result<Regex> Regex::compile(std::string_view pattern) {
  int number = 0;
  PCRE2_SIZE offset = 0;
  constexpr std::uint32_t kOptions =
      PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_ALT_BSUX | PCRE2_MATCH_UNSET_BACKREF;
  pcre2_code* compiled = pcre2_compile(bytes(pattern), pattern.size(), kOptions, &number, &offset, nullptr);
  if (compiled == nullptr) {
    PCRE2_UCHAR message[256];
    pcre2_get_error_message(number, message, sizeof message);
    return Error{ErrorCode::pattern_syntax,
                 std::string("the pattern is not valid: ") + reinterpret_cast<const char*>(message) + " at offset " +
                     std::to_string(offset),
                 {}};
  }
  return Regex(std::make_shared<const Code>(compiled));
}

Match Regex::search(std::string_view subject) const {
  // One small block per thread, so that matching allocates nothing per call.
  thread_local const MatchContext context = make_context();
  thread_local const JitStack stack(pcre2_jit_stack_create(kJitStack, kMaxJitStack, nullptr));
  pcre2_jit_stack_assign(context.get(), nullptr, stack.get());
  thread_local const MatchData data(pcre2_match_data_create(1, nullptr));
  const int count = pcre2_match(code_->code, bytes(subject), subject.size(), 0, 0, data.get(), context.get());
  if (count >= 0) return Match::yes;
  return count == PCRE2_ERROR_NOMATCH ? Match::no : Match::gave_up;
}

Regex::Found Regex::find(std::string_view subject, std::size_t from) const {
  const MatchContext context = make_context();
  const MatchData data(pcre2_match_data_create_from_pattern(code_->code, nullptr));
  const int count = pcre2_match(code_->code, bytes(subject), subject.size(), from, 0, data.get(), context.get());
  Found found;
  if (count < 0) {
    found.end = std::string_view::npos;
    return found;
  }
  const PCRE2_SIZE* ovector = pcre2_get_ovector_pointer(data.get());
  found.begin = ovector[0];
  found.end = ovector[1];
  const std::uint32_t groups = pcre2_get_ovector_count(data.get());
  for (std::uint32_t i = 0; i < groups; ++i) {
    const std::size_t begin = ovector[2 * i];
    const bool matched = static_cast<int>(i) < count && begin != PCRE2_UNSET;
    found.groups.emplace_back(matched ? subject.substr(begin, ovector[2 * i + 1] - begin) : std::string_view());
  }
  return found;
}

}  // namespace steelyard
