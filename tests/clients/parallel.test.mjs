// parallel-web: pointed at the mock by PARALLEL_BASE_URL as `steelyard env` prints it. It puts that before each path as it
// stands, in the place of https://api.parallel.ai. It sends its key as x-api-key, which does not open the balance:
// that takes an account token, so the calls that shall succeed bring one in Authorization. It retries 429 and 5xx twice.
import Parallel from "parallel-web";

import { describeClient } from "./support/case.mjs";
import { exportEnvironment } from "./support/env.mjs";
import { packWithRetryAfter } from "./support/pack.mjs";

const path = "/account/service/v1/balance";

// options: those of the SDK's own constructor.
function balanceWith(token, options = {}) {
  return (mock) => {
    const defaultHeaders = token ? { Authorization: `Bearer ${token}` } : {};
    exportEnvironment("parallel", mock.url); // read in the constructor, at once
    const fixed = { apiKey: "standard-key", defaultHeaders, logLevel: "off" };
    return new Parallel({ ...fixed, ...options }).get(path);
  };
}

const shortWait = ["--pack", await packWithRetryAfter("parallel", 1)];
const once = { maxRetries: 0 };

await describeClient("parallel", {
  200: { run: balanceWith("any-token") },
  "standard key only": { run: balanceWith("") },
  401: { run: balanceWith("any-token-401") },
  403: { run: balanceWith("any-token-403") },
  "429, maxRetries 0": { run: balanceWith("any-token-429", once) },
  "429, Retry-After 1": { run: balanceWith("any-token-429"), serve: shortWait, atLeast: 2000 },
  500: { run: balanceWith("any-token-500") },
  503: { run: balanceWith("any-token-503") },
  "scenario flaky": { run: balanceWith("any-token"), serve: ["--scenario", "parallel:flaky"] },
  "second call, rate limit 1 in 4 s": {
    run: async (mock) => {
      await balanceWith("any-token")(mock);
      return balanceWith("any-token")(mock);
    },
    serve: ["--rate-limit", "1/4"],
    atLeast: 1000,
  },
  "503, maxRetries 0": { run: balanceWith("any-token-503", once) },
});
