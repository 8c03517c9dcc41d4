// The members of provider.yaml, once its schema has said that they are well formed. Not for use outside this folder.
#pragma once

#include "base/document.h"
#include "base/result.h"
#include "openapi/contract.h"
#include "provider/provider.h"

namespace steelyard::provider {

// Fills everything but the contract, reading body files from the source. Errors: file_not_readable, not_utf8,
// fixture_duplicate, reference_outside.
Status read_pack(const Document& document, const openapi::DocumentSource& source, Provider& provider);

}  // namespace steelyard::provider
