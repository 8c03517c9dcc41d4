// @youdotcom-oss/sdk as it is: pointed at the mock by the serverURL of a call. It has no method for the balance, so it
// searches, by a small contract of our own (contracts/youcom-search.yaml). It retries only where it is told to.
import { join } from "node:path";

import { You } from "@youdotcom-oss/sdk";

import { describeClient } from "./support/case.mjs";

const serve = ["--spec", join(process.env.STEELYARD_CLIENT_TESTS, "contracts", "youcom-search.yaml")];

function searchWith(apiKeyAuth, options = {}) {
  return async (mock) => {
    const you = new You({ apiKeyAuth });
    const { results, metadata } = await you.search({ query: "weather" }, { serverURL: mock.url, ...options });
    return { results, metadata };
  };
}

await describeClient("youcom-search", {
  200: { run: searchWith("any-key"), serve },
  "no key": { run: searchWith(undefined), serve },
  401: { run: searchWith("any-key-401"), serve },
  403: { run: searchWith("any-key-403"), serve },
  429: { run: searchWith("any-key-429"), serve },
  500: { run: searchWith("any-key-500"), serve },
  503: { run: searchWith("any-key-503"), serve },
});
