// Does what a pack names exist?
//
//   if (Status sound = check_names(provider, document); !sound) return sound.error();
#pragma once

#include "base/document.h"
#include "base/result.h"
#include "provider/provider.h"

namespace steelyard::provider {

// The document is provider.yaml, for the places. Errors: pack_operation_unknown (operations and promises),
// pack_operation_twice, pack_answer_unknown (the answer of a key), pack_prose_unknown.
Status check_names(const Provider& provider, const Document& document);

}  // namespace steelyard::provider
