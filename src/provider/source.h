// How sure we are that the real service is like this.
#pragma once

#include <string_view>  // names

namespace steelyard::provider {

// The page says so; a dated public source says so; nobody says so, but the mock needs something.
enum class Source { documented, observed, assumed };
std::string_view to_string(Source source);

}  // namespace steelyard::provider
