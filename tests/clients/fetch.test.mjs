// fetch, with the addresses and header fields of the samples on the pages of You.com and Sunor; only the host differs.
import { describeClient } from "./support/case.mjs";
import { keys } from "./support/keys.mjs";

const samples = {
  youcom: (key) => ["/v1/billing/account_balance", { method: "GET", headers: { "X-API-Key": key } }],
  sunor: (key) => ["/api/v1/account/balance", { headers: { "x-api-key": key } }],
};

function ask(provider, key) {
  return async (mock) => {
    const [path, options] = samples[provider](key);
    if (key === undefined) delete options.headers;
    const response = await fetch(mock.url + path, options);
    const { status, ok, headers } = response;
    const limits = [...headers].filter(([name]) => /^(retry-after|x-ratelimit-)/.test(name));
    return { status, ok, headers: Object.fromEntries(limits), body: await response.json() };
  };
}

const cases = {};
for (const provider of Object.keys(samples)) {
  for (const [name, key] of Object.entries(keys)) cases[`${provider} ${name}`] = { run: ask(provider, key) };
}
await describeClient("fetch", cases);
