// @breeze.blue/sdk: pointed at the mock by BREEZE_BASE_URL. It never retries, and picks its error class by the code of
// the body before the status.
import { BreezeBlueClient } from "@breeze.blue/sdk";

import { describeClient } from "./support/case.mjs";

function balanceWith(apiKey) {
  return async (mock) => {
    process.env.BREEZE_BASE_URL = mock.url; // read in the constructor, at once
    return new BreezeBlueClient({ apiKey }).account.balance();
  };
}

await describeClient("breeze", {
  200: { run: balanceWith("brz_any_key") },
  "no key": { run: balanceWith("") },
  401: { run: balanceWith("brz_any_key-401") },
  402: { run: balanceWith("brz_any_key-402") },
  403: { run: balanceWith("brz_any_key-403") },
  429: { run: balanceWith("brz_any_key-429") },
  500: { run: balanceWith("brz_any_key-500") },
  502: { run: balanceWith("brz_any_key-502") },
  503: { run: balanceWith("brz_any_key-503") },
  "503 by admin call": {
    run: async (mock) => {
      await mock.next("breeze", { status: 503 });
      return balanceWith("brz_any_key")(mock);
    },
  },
});
