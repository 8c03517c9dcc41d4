#include "server/access_record.h"

#include "http/target.h"

namespace steelyard::server {

AccessRecord describe_access(const JournalEntry& entry) {
  AccessRecord record;
  record.time = entry.time;
  record.method = entry.request.method;
  record.path = http::parse_target(entry.request.target).path;
  record.provider = entry.provider;
  record.operation = entry.operation;
  record.status = entry.response.status;
  record.fixture = entry.example;
  record.why = entry.why;
  record.scenario = entry.scenario;
  record.duration = entry.took;
  record.delay = entry.delay;
  record.fault = entry.fault;
  record.bytes = record.method == "HEAD" ? 0 : entry.response_bytes;
  return record;
}

}  // namespace steelyard::server
