// A generated OpenAPI document of the size of public ones: operations with parameters, bodies, error answers and
// schemas that refer to each other in circles. No randomness: the same bytes each time.
//
//   std::string base = large_document({.operations = 1000}, false);       // about 5 MB of JSON
//   std::string revision = large_document({.operations = 1000}, true);    // every tenth operation changed
#pragma once

#include <string>  // the document

namespace steelyard::drift::test {

struct LargeDocument {
  int operations = 1000;
  int properties = 7;  // of each body
};

std::string large_document(const LargeDocument& size, bool edited);

}  // namespace steelyard::drift::test
