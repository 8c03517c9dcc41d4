// Whether a docs page still says what only prose can say: the units, sums and always-values that a pack pins.
//
//   Result<openapi::PageProse> prose = openapi::PageProse::read(text, "balance.md");
//   std::vector<report::Finding> findings = check_prose(pack, {*contract_of_page, *prose});
#pragma once

#include <vector>  // findings

#include "openapi/contract.h"
#include "openapi/sentences.h"
#include "provider/provider.h"
#include "report/report.h"

namespace steelyard::drift {

struct PageToCheck {
  const openapi::Contract& contract;  // what the page documents, with places of the page
  const openapi::PageProse& prose;
};

// A finding has the place of the sentence on the page, or of the word that is another; of a sentence that is gone the
// place of what it was about. A fact that several sentences state is gone when all of them are. Its subject is the id
// of the pin, its contract_location the pin. Of a property that is gone nothing is said: its sentences went with it,
// and the comparison of contracts tells that. Nor is the unit in a description told again that a rule of contracts has
// `told` already.
std::vector<report::Finding> check_prose(const provider::Provider& pack, const PageToCheck& page,
                                         const std::vector<report::Finding>& told = {});

}  // namespace steelyard::drift
