// An answer as a step of a scenario wants it.
#pragma once

#include "provider/provider.h"
#include "server/respond.h"

namespace steelyard::server {

// Puts amounts, values and headers of the step into a rendered answer, with what follows from them, and hands on delay
// and fault. An answer of another status than the step asks for (406: nothing acceptable) keeps its body.
Answered show_step(const provider::Provider& provider, const ScenarioStep& step, Answered answered);

}  // namespace steelyard::server
