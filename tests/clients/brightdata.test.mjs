// @brightdata/cli: a program, pointed at the mock by api_url in its config file. It retries 429 and 5xx three times by
// a back-off of its own, whatever Retry-After says.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

import { describeClient } from "./support/case.mjs";

const { resolve } = createRequire(import.meta.url);
const program = join(dirname(resolve("@brightdata/cli/package.json")), "dist", "index.js");

// A home folder with the config file, and nothing else: the keys of whoever runs the tests are not asked.
async function homeFor(url) {
  const home = await mkdtemp(join(tmpdir(), "steelyard-home-"));
  const folder = join(home, ".config", "brightdata-cli");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "config.json"), JSON.stringify({ api_url: url }));
  return home;
}

const lines = (text) => text.split("\n").filter((line) => line !== "");

function budgetWith(key, ...options) {
  return async (mock) => {
    const home = await homeFor(mock.url);
    const environment = { PATH: process.env.PATH, HOME: home, NO_COLOR: "1", ...(key && { BRIGHTDATA_API_KEY: key }) };
    const run = promisify(execFile)(process.execPath, [program, "budget", ...options], { env: environment });
    const { code = 0, stdout, stderr } = await run.catch((failure) => failure);
    return { exit: code, stdout: lines(stdout), stderr: lines(stderr) };
  };
}

await describeClient("brightdata", {
  200: { run: budgetWith("any-key") },
  "200 as JSON": { run: budgetWith("any-key", "--json") },
  "no key": { run: budgetWith("") },
  401: { run: budgetWith("any-key-401") },
  403: { run: budgetWith("any-key-403") },
  429: { run: budgetWith("any-key-429") },
  500: { run: budgetWith("any-key-500") },
  503: { run: budgetWith("any-key-503") },
  "scenario flaky": { run: budgetWith("any-key"), serve: ["--scenario", "brightdata:flaky"] },
  "503 twice by admin call": {
    run: async (mock) => {
      await mock.next("brightdata", { status: 503, times: 2 });
      return budgetWith("any-key")(mock);
    },
  },
});
