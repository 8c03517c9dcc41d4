// The context that connections to come shake hands with; another may take its place while the server runs.
//
//   auto current = std::make_shared<CurrentContext>(context);
//   current->set(another);   // connections that are open go on with the one that they began with
#pragma once

#include <memory>   // contexts
#include <mutex>    // many threads
#include <utility>  // std::move

#include "server/tls/context.h"

namespace steelyard::server::tls {

class CurrentContext {
 public:
  // Never nullptr, neither here nor in set().
  explicit CurrentContext(std::shared_ptr<const Context> context) : context_(std::move(context)) {}

  std::shared_ptr<const Context> get() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return context_;
  }

  void set(std::shared_ptr<const Context> context) {
    const std::lock_guard<std::mutex> lock(mutex_);
    context_.swap(context);
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Context> context_;
};

}  // namespace steelyard::server::tls
