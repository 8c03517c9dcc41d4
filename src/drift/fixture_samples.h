// The answers of a pack as samples, as if they had been recorded.
//
//   replay_fixtures(provider, provider::Source::documented, [&](Sample&& sample) { observer.add(sample); });
#pragma once

#include <string>  // operations

#include "drift/samples.h"
#include "provider/provider.h"

namespace steelyard::drift {

// The answer as it is sent to somebody with a key; a refusal (401) as it is sent to somebody without.
Sample sample_of(const std::string& operation, const provider::Answer& answer);

// The answers of the pack from that source, but for those that break the contract on purpose.
void replay_fixtures(const provider::Provider& provider, provider::Source source,
                     const SampleReader::Receiver& receive);

}  // namespace steelyard::drift
