// One answer by the contract: everything that its status, its headers and its body alone can show.
//
//   judge_answer({provider, operation, 200, sample, body}, validators, evaluator, tally);
#pragma once

#include <optional>  // bodies

#include "drift/samples.h"
#include "drift/tally.h"
#include "json_schema/schema.h"
#include "openapi/validator_store.h"
#include "provider/provider.h"

namespace steelyard::drift {

struct JudgedAnswer {
  const provider::Provider& provider;
  const openapi::Operation& operation;
  int status;
  const Sample& sample;
  const openapi::ResponseSpec* documented;  // of the status
  const openapi::MediaType* media;          // of the type, or nullptr
  const std::string& type;                  // media type of the body, or what it is taken for, or ""
  bool says_type;                           // or nobody wrote its headers down
  const Json* reference;                    // an earlier success, for promises of sameness
};

// Status, media type and headers.
void judge_envelope(const JudgedAnswer& answer, Tally& tally);

// Whether the body is what its schema says; pointers have `*` for items. Fills `tally` and gives the body if it is
// JSON.
std::optional<Document> judge_body(const JudgedAnswer& answer, openapi::ValidatorStore& validators,
                                   json_schema::Evaluator& evaluator, Tally& tally);

// The promises of the prose. `body` may be nullptr.
void judge_promises(const JudgedAnswer& answer, const Json* body, Tally& tally);

}  // namespace steelyard::drift
