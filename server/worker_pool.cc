#include "server/worker_pool.h"

#include <utility>  // std::move

namespace steelyard::server {

void WorkerPool::run(std::function<void()> job) {
  std::unique_lock lock(mutex_);
  join_finished(lock);
  jobs_.push_back(std::move(job));
  if (idle_ < jobs_.size() && threads_ < options_.max_threads && !start_thread() && threads_ == 0) {
    job = std::move(jobs_.back());
    jobs_.pop_back();
    lock.unlock();
    job();
    return;
  }
  has_work_.notify_one();
}

void WorkerPool::shutdown() {
  std::unique_lock lock(mutex_);
  shutting_down_ = true;
  has_work_.notify_all();
  thread_ended_.wait(lock, [this] { return threads_ == 0; });
  join_finished(lock);
}

bool WorkerPool::start_thread() {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, options_.stack_bytes);
  pthread_t thread{};
  const bool started = pthread_create(&thread, &attributes, thread_main, this) == 0;
  pthread_attr_destroy(&attributes);
  if (started) ++threads_;
  return started;
}

void* WorkerPool::thread_main(void* pool) {
  static_cast<WorkerPool*>(pool)->work();
  return nullptr;
}

void WorkerPool::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    ++idle_;
    const bool awake =
        has_work_.wait_for(lock, options_.retire_after, [this] { return !jobs_.empty() || shutting_down_; });
    --idle_;
    if (!awake || jobs_.empty()) break;
    auto job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    job();
    job = nullptr;  // what it holds is released outside the lock
    lock.lock();
  }
  --threads_;
  finished_.push_back(pthread_self());
  thread_ended_.notify_all();
}

void WorkerPool::join_finished(std::unique_lock<std::mutex>& lock) {
  std::vector<pthread_t> threads;
  threads.swap(finished_);
  lock.unlock();
  for (const auto thread : threads) pthread_join(thread, nullptr);
  lock.lock();
}

}  // namespace steelyard::server
