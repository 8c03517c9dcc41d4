// What one request was, and how it was answered, for logs and metrics: nothing in it is a credential.
//
//   AccessRecord record = describe_access(entry);
//   log.write(access_line(record, LogFormat::json));
#pragma once

#include <chrono>   // times
#include <cstddef>  // sizes
#include <string>   // names

#include "server/journal/journal.h"

namespace steelyard::server {

struct AccessRecord {
  std::chrono::system_clock::time_point time;  // when the request was there
  std::string method;
  std::string path;       // as it was sent, without query, host and user
  std::string provider;   // "" if no API was meant
  std::string operation;  // "GET /v1/balance", "" if none was meant
  int status = 0;
  std::string fixture;                    // the fixture or example that was chosen, "" if the body was generated
  std::string why;                        // why this answer was given: one of few words
  std::string scenario;                   // "spend: used-up", scenario and state, "" if none answered
  std::chrono::microseconds duration{0};  // of making the answer; a delay comes on top
  std::chrono::milliseconds delay{0};     // that the answer was held back on purpose
  std::string fault;                      // that was made on purpose, "" for none
  std::size_t bytes = 0;                  // of the body
};

// Header fields and query are left out as a whole, since any of them may hold a key.
AccessRecord describe_access(const JournalEntry& entry);

}  // namespace steelyard::server
