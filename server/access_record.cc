#include "server/access_record.h"

#include "http/target.h"

namespace steelyard::server {

AccessRecord describe_access(const http::Request& request, const Answered& answered) {
  AccessRecord record;
  record.method = request.method;
  record.path = http::parse_target(request.target).path;
  record.provider = answered.provider;
  record.operation = answered.operation;
  record.status = answered.response.status;
  record.fixture = answered.example;
  record.why = answered.why;
  record.delay = answered.delivery.delay;
  if (answered.delivery.dribble) record.delay += answered.delivery.dribble->total;
  if (answered.delivery.fault != Fault::none) record.fault = fault_info(answered.delivery.fault).name;
  record.bytes = request.method == "HEAD" ? 0 : answered.response.body.size();
  return record;
}

}  // namespace steelyard::server
