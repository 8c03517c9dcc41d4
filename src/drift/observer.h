// Judges answers one after the other by the contract of a provider, and keeps their shapes, in memory that does not
// grow with their number.
//
//   Observer observer(provider, {.policy = Policy::strict});
//   reader = SampleReader(name, {}, [&](Sample&& sample) { observer.add(sample); }, refuse);
//   …
//   for (const Observation& observation : observer.finish()) use(observation.operation, observation.differences);
#pragma once

#include <cstdint>  // counts
#include <map>      // tallies
#include <memory>   // buckets
#include <string>   // names
#include <vector>   // observations

#include "drift/difference.h"
#include "drift/samples.h"
#include "drift/shape.h"
#include "openapi/router.h"
#include "openapi/validator_store.h"
#include "provider/provider.h"

namespace steelyard::drift {

struct ObserverOptions {
  Policy policy = Policy::documented;
};

// What was seen of one status of an operation, or (without operation) of what belongs to none.
struct Observation {
  const openapi::Operation* operation = nullptr;
  int status = 0;
  std::uint64_t answers = 0;
  Differences differences;
};

class Observer {
 public:
  // The provider must outlive this.
  Observer(const provider::Provider& provider, const ObserverOptions& options);
  ~Observer();
  Observer(const Observer&) = delete;
  Observer& operator=(const Observer&) = delete;

  // Error: shape_too_large, after which nothing more should be added.
  Status add(const Sample& sample);
  // A shape that was made elsewhere, of bodies of that operation and status.
  Status add(const openapi::Operation& operation, int status, Shape&& shape);

  const provider::Provider& provider() const { return provider_; }

  // In the order of the contract, statuses rising; what belongs to no operation last.
  std::vector<Observation> finish();
  // Only properties that the contract does not name, also where it says that there may be more.
  std::vector<Observation> unnamed() const;

 private:
  struct Bucket;

  const openapi::Operation* find_operation(const Sample& sample) const;
  bool is_foreign(const std::string& host) const;
  Bucket& bucket(const openapi::Operation& operation, int status);
  Observation observation(const openapi::Operation& operation, int status, Bucket& seen) const;
  void tell_stranger(ObservedRule rule, const std::string& name, const Sample& sample);

  const provider::Provider& provider_;
  ObserverOptions options_;
  openapi::Router router_;
  openapi::ValidatorStore validators_;
  std::map<std::pair<std::size_t, int>, std::unique_ptr<Bucket>> buckets_;  // by number of the operation, and status
  std::unique_ptr<Bucket> strangers_;                                       // of no operation that is documented
};

}  // namespace steelyard::drift
