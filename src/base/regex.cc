#include "base/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <time.h>  // clock_gettime: the processor time of a thread

#include <algorithm>  // std::min

namespace steelyard {
namespace {

// Enough for every honest pattern on texts of an answer; a catastrophic one gives up after some milliseconds.
constexpr std::uint32_t kMatchLimit = 500'000;
constexpr std::uint32_t kDepthLimit = 10'000;
// Every step that may be taken back takes some of this; PCRE2's own 32 kB end after some 1,500 of them.
constexpr std::size_t kJitStack = std::size_t{32} << 10U;
constexpr std::size_t kMaxJitStack = std::size_t{1} << 20U;

// Where that stack ends, the interpreter takes over, whose steps back stand on the heap: (?:a|b)*c is honest on a long
// text. In kB, and in steps.
constexpr std::uint32_t kMaxHeap = 64U << 10U;
constexpr std::uint32_t kMaxSteps = 5'000'000;
// The limits hold for one place where a match may begin. A long text has many, so it is searched window by window, each
// twice as wide as the one before, until the time is used up.
constexpr std::size_t kFirstWindow = 256;
constexpr double kMaxSeconds = 0.05;
// A step may walk over the whole text (x*x*y), so a long one has fewer of them.
constexpr std::size_t kMaxVisits = 100'000'000'000;

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
  pcre2_set_heap_limit(context.get(), kMaxHeap);
  return context;
}

// Of this thread: a search is not slower because the machine has other work.
double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

bool continues_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// What a thread searches with: one small block each, so that searching allocates nothing per call.
class Searcher {
 public:
  Searcher() { pcre2_jit_stack_assign(context_.get(), nullptr, stack_.get()); }

  // The matches that begin in [from, last].
  Match search(const pcre2_code* code, std::string_view subject, std::size_t from, std::size_t last) const {
    int count = match(code, subject, {from, last}, kMatchLimit, 0);
    if (count == PCRE2_ERROR_JIT_STACKLIMIT) count = match(code, subject, {from, last}, kMaxSteps, PCRE2_NO_JIT);
    if (count >= 0) return Match::yes;
    return count == PCRE2_ERROR_NOMATCH ? Match::no : Match::gave_up;
  }

 private:
  struct Range {
    std::size_t from;
    std::size_t last;
  };
  int match(const pcre2_code* code, std::string_view subject, Range starts, std::uint32_t steps,
            std::uint32_t options) const;

  MatchContext context_ = make_context();
  JitStack stack_{pcre2_jit_stack_create(kJitStack, kMaxJitStack, nullptr)};
  MatchData data_{pcre2_match_data_create(1, nullptr)};
};

PCRE2_SPTR bytes(std::string_view text) { return reinterpret_cast<PCRE2_SPTR>(text.data()); }

int Searcher::match(const pcre2_code* code, std::string_view subject, Range starts, std::uint32_t steps,
                    std::uint32_t options) const {
  const std::size_t affordable = kMaxVisits / (subject.size() + 1);
  const auto limit = static_cast<std::uint32_t>(std::min<std::size_t>(steps, affordable));
  pcre2_set_match_limit(context_.get(), limit);
  pcre2_set_depth_limit(context_.get(), options == 0 ? kDepthLimit : limit);
  pcre2_set_offset_limit(context_.get(), starts.last);
  return pcre2_match(code, bytes(subject), subject.size(), starts.from, options, data_.get(), context_.get());
}

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
  constexpr std::uint32_t kOptions = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_ALT_BSUX |
                                     PCRE2_MATCH_UNSET_BACKREF | PCRE2_USE_OFFSET_LIMIT;
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
  thread_local const Searcher searcher;
  if (subject.size() <= kFirstWindow) return searcher.search(code_->code, subject, 0, subject.size());
  const double start = processor_seconds();
  std::size_t from = 0;
  for (std::size_t window = kFirstWindow;; window *= 2) {
    std::size_t last = std::min(from + window, subject.size());
    while (last + 1 < subject.size() && continues_code_point(subject[last + 1])) ++last;
    const Match match = searcher.search(code_->code, subject, from, last);
    if (match != Match::no || last == subject.size()) return match;
    if (processor_seconds() - start > kMaxSeconds) return Match::gave_up;
    from = last + 1;
  }
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
