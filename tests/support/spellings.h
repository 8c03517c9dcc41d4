// The encodings in which an answer may repeat a credential.
#pragma once

#include <string>  // texts
#include <vector>  // encodings

namespace steelyard::test {

struct SecretSpelling {
  const char* name;
  std::string text;
};

// Of "xY", both alphabets: what stands before the secret within the base64 text shifts it.
std::vector<SecretSpelling> spellings_of(const std::string& secret);

}  // namespace steelyard::test
