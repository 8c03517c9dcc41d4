// One case: what a client shows of one answer, compared with the table that is kept in expected/.
//
//   describeClient("breeze", { "503": { run: async (mock) => client(mock.url).account.balance() } });
//
// A value is shown as it is, an error by its class and what it says of itself; each with the number of requests.
// STEELYARD_UPDATE_GOLDEN=1 writes the table anew.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, describe, test } from "node:test";

import { startMock } from "./mock.mjs";

const folder = join(process.env.STEELYARD_CLIENT_TESTS, "expected");
const credentials = /any[-_]key|any-token|standard-key/; // of all cases; no journal may show one
const updating = process.env.STEELYARD_UPDATE_GOLDEN === "1";

// The addresses of a mock differ from run to run.
const withoutUrl = (value, url) => JSON.parse(JSON.stringify(value).replaceAll(url, "http://mock"));

async function observe(action) {
  try {
    return { value: await action() };
  } catch (error) {
    const { name, message } = error;
    const shown = { error: error.constructor.name, message };
    if (name !== shown.error && name !== "Error") shown.name = name;
    for (const member of ["status", "statusCode", "code", "detail"]) {
      if (error[member] !== undefined) shown[member] = error[member];
    }
    return shown;
  }
}

// cases: name → { run(mock), serve: arguments of `steelyard serve`, atLeast: milliseconds that the client must wait }.
export async function describeClient(client, cases) {
  const file = join(folder, `${client}.json`);
  const expected = updating ? {} : JSON.parse(await readFile(file, "utf8"));
  const observed = {};
  await describe(client, { concurrency: true }, () => {
    for (const [name, { run, serve, atLeast = 0 }] of Object.entries(cases)) {
      test(name, { timeout: 60_000 }, async () => {
        const mock = await startMock(serve);
        try {
          const begin = performance.now();
          const shown = await observe(() => run(mock));
          const waited = performance.now() - begin;
          observed[name] = { ...withoutUrl(shown, mock.url), requests: await mock.requests() };
          assert.doesNotMatch(await mock.journal(), credentials);
          assert.ok(waited >= atLeast, `the client came back after ${waited} ms, told to wait ${atLeast} ms`);
          if (!updating) assert.deepEqual(observed[name], expected[name]);
        } finally {
          await mock.stop();
        }
      });
    }
    test("every case of the table is still one", { skip: updating }, () => {
      assert.deepEqual(Object.keys(expected), Object.keys(cases));
    });
    after(async () => {
      if (!updating) return;
      const inOrder = Object.fromEntries(Object.keys(cases).map((name) => [name, observed[name]]));
      await writeFile(file, JSON.stringify(inOrder, null, 2) + "\n");
    });
  });
}
