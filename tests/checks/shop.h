// A small API for the tests of checks: one operation with a key, a header, a schema and two promises.
#pragma once

#include <memory>  // the contract

#include "provider/provider.h"

namespace steelyard::test {

// GET /account: 200 with {id, owner?, plus, minus, total} and the required header X-Count; 401 with {code}; 4XX without
// a body. Promises: total = plus + minus; X-Key is sent exactly when a key was used.
provider::Provider shop();

}  // namespace steelyard::test
