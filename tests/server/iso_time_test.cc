#include "server/iso_time.h"

#include <doctest/doctest.h>

#include <set>  // ids

#include "server/uuid.h"

namespace steelyard::server {
namespace {

TEST_CASE("moments go to text and back") {
  const Moment moment(std::chrono::milliseconds(1'795'252'445'497));
  CHECK(iso_time(moment) == "2026-11-21T09:14:05.497Z");
  CHECK(epoch_milliseconds(moment) == 1'795'252'445'497);
  for (const char* text :
       {"2026-11-21T09:14:05.497Z", "2026-11-21T10:44:05.497+01:30", "2026-11-20T23:14:05.497-10:00"})
    CHECK(read_iso_time(text) == moment);
  CHECK(read_iso_time("1970-01-01T00:00:00Z") == Moment());
  CHECK(read_iso_time("2999-01-01T00:00:00Z") == Moment::max());
  for (const char* text : {"", "soon", "2026-11-21", "2026-02-30T00:00:00Z", "2026-11-21T24:00:00Z",
                           "2026-11-21T09:14:05", "2026-11-21T09:14:05+1", "2026-11-21T09:14:05.1Zx"}) {
    CAPTURE(text);
    CHECK_FALSE(read_iso_time(text));
  }
}

TEST_CASE("ids are UUIDs, and differ") {
  UuidSource ids(7);
  UuidSource same(7);
  std::set<std::string> seen;
  for (int i = 0; i < 1'000; ++i) {
    const std::string id = ids.next();
    CHECK(id == same.next());
    CHECK(id.size() == 36);
    CHECK(id[14] == '4');
    CHECK(std::string("89ab").find(id[19]) != std::string::npos);
    seen.insert(id);
  }
  CHECK(seen.size() == 1'000);
  CHECK(UuidSource(8).next() != UuidSource(7).next());
}

}  // namespace
}  // namespace steelyard::server
