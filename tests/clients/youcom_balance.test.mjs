// @youdotcom-oss/sdk and the balance: the SDK has no method for it, but brings the parts that its methods are made of.
// Request, security, retries and matching of answers are the SDK's; only the path is ours.
import { You } from "@youdotcom-oss/sdk";
import * as M from "@youdotcom-oss/sdk/lib/matchers.js";
import { resolveGlobalSecurity } from "@youdotcom-oss/sdk/lib/security.js";
import * as errors from "@youdotcom-oss/sdk/models/errors";
import * as z from "zod/v4-mini";

import { describeClient } from "./support/case.mjs";
import { packWithRetryAfter } from "./support/pack.mjs";

const Attributes = z.object({ balance: z.number() });
const Account = z.object({ data: z.object({ type: z.string(), id: z.string(), attributes: Attributes }) });

const match = M.match(
  M.json(200, Account),
  M.jsonErr(401, errors.SearchUnauthorizedError$inboundSchema),
  M.jsonErr(403, errors.SearchForbiddenError$inboundSchema),
  M.jsonErr(500, errors.SearchInternalServerError$inboundSchema),
  M.fail("4XX"),
  M.fail("5XX"),
);

// The SDK's way of one call, as in each file of its funcs/.
async function balance(you, serverURL, retryConfig) {
  const security = resolveGlobalSecurity({ apiKeyAuth: you._options.apiKeyAuth });
  const context = {
    options: you._options,
    baseURL: serverURL,
    operationID: "balance",
    oAuth2Scopes: null,
    resolvedSecurity: security,
  };
  const request = you._createRequest(context, {
    security,
    method: "GET",
    baseURL: serverURL,
    path: "/v1/billing/account_balance",
    headers: new Headers({ Accept: "application/json" }),
    timeoutMs: -1,
  });
  if (!request.ok) throw request.error;
  const codes = { errorCodes: ["4XX", "5XX"], retryCodes: ["429", "500", "502", "503", "504"] };
  const answer = await you._do(request.value, { context, retryConfig, ...codes });
  if (!answer.ok) throw answer.error;
  const [result] = await match(answer.value, request.value, {});
  if (!result.ok) throw result.error;
  return result.value;
}

const never = { strategy: "none" };
// Two more tries in the time that it allows, if it waits for the second that it is told to.
const backoff = { initialInterval: 1, maxInterval: 1000, exponent: 1, maxElapsedTime: 1500 };

function balanceWith(apiKeyAuth, retryConfig = never) {
  return (mock) => balance(new You({ apiKeyAuth, serverURL: mock.url }), mock.url, retryConfig);
}

await describeClient("youcom-balance", {
  200: { run: balanceWith("any-key") },
  "no key": { run: balanceWith("") },
  401: { run: balanceWith("any-key-401") },
  402: { run: balanceWith("any-key-402") },
  403: { run: balanceWith("any-key-403") },
  429: { run: balanceWith("any-key-429") },
  "429, Retry-After 1, backoff": {
    run: balanceWith("any-key-429", { strategy: "backoff", backoff }),
    serve: ["--pack", await packWithRetryAfter("youcom", 1)],
    atLeast: 2000,
  },
  500: { run: balanceWith("any-key-500") },
  503: { run: balanceWith("any-key-503") },
});
