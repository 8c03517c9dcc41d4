// Python's requests, with the addresses and header fields of the samples on the pages of You.com and Sunor.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { describeClient } from "./support/case.mjs";
import { keys } from "./support/keys.mjs";

const script = join(process.env.STEELYARD_CLIENT_TESTS, "ask_with_requests.py");

// Only addresses on this machine are asked: proxies of the environment are left out.
function ask(path, header, key) {
  return async (mock) => {
    const given = key === undefined ? [] : [header, key];
    const environment = { PATH: process.env.PATH, HOME: process.env.HOME, NO_PROXY: "*" };
    const { stdout } = await promisify(execFile)("python3", [script, mock.url + path, ...given], { env: environment });
    return JSON.parse(stdout);
  };
}

const cases = {};
for (const [name, key] of Object.entries(keys)) {
  cases[`youcom ${name}`] = { run: ask("/v1/billing/account_balance", "X-API-Key", key) };
  cases[`sunor ${name}`] = { run: ask("/api/v1/account/balance", "x-api-key", key) };
}
await describeClient("requests", cases);
