// Threads that grow with the work: a job never waits while fewer than the most threads run.
//
//   WorkerPool pool({.max_threads = 4096});
//   pool.run([socket] { serve(socket); });
//   pool.shutdown();   // waits for every job
#pragma once

#include <pthread.h>  // thread handles

#include <chrono>              // retirement
#include <condition_variable>  // waiting for jobs
#include <cstddef>             // counts
#include <deque>               // jobs
#include <functional>          // jobs
#include <mutex>               // state
#include <vector>              // finished threads

namespace steelyard::server {

struct WorkerPoolOptions {
  std::size_t max_threads = 4096;
  std::size_t stack_bytes = std::size_t{1} << 20U;  // a thousand threads should be cheap
  std::chrono::milliseconds retire_after{10'000};   // a thread without work for so long ends
};

class WorkerPool {
 public:
  explicit WorkerPool(const WorkerPoolOptions& options) : options_(options) {}
  ~WorkerPool() { shutdown(); }
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // Gives the job to an idle thread, else to a new one; at the limit it waits in a queue. If the system grants not even
  // one thread, the job runs here.
  void run(std::function<void()> job);

  // Waits until all jobs are done and all threads have ended.
  void shutdown();

 private:
  static void* thread_main(void* pool);
  bool start_thread();  // with the lock held
  void work();
  void join_finished(std::unique_lock<std::mutex>& lock);

  WorkerPoolOptions options_;
  std::mutex mutex_;
  std::condition_variable has_work_;
  std::condition_variable thread_ended_;
  std::deque<std::function<void()>> jobs_;
  std::vector<pthread_t> finished_;
  std::size_t threads_ = 0;
  std::size_t idle_ = 0;
  bool shutting_down_ = false;
};

}  // namespace steelyard::server
