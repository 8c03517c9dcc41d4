// A mock of its own for one case, so that every request it has answered is one of that case.
//
//   const mock = await startMock();          // steelyard serve --port 0 …
//   await client.call(mock.url);
//   await mock.requests();                   // how many there were; mock.journal() is what was asked and answered
//   await mock.stop();
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const program = process.env.STEELYARD;
const patience = 20_000; // milliseconds

// The address in the ready file, as soon as it is there.
async function waitForUrl(file) {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(10)) {
    const text = await readFile(file, "utf8").catch(() => "");
    if (text.endsWith("\n")) return text.trim();
  }
  throw new Error(`waited in vain for ${file}`);
}

// options: more arguments of `steelyard serve`.
export async function startMock(options = []) {
  const folder = await mkdtemp(join(tmpdir(), "steelyard-client-"));
  const ready = join(folder, "ready");
  const fixed = ["serve", "--port", "0", "--ready-file", ready, "--quiet"];
  const child = spawn(program, [...fixed, ...options], { stdio: ["ignore", "ignore", "inherit"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const url = await waitForUrl(ready);
  return {
    url,
    // As the journal counts them.
    async requests() {
      const response = await fetch(`${url}/__admin/requests/count`, { method: "POST", body: '{"urlPattern": ".*"}' });
      return (await response.json()).count;
    },
    async journal() {
      return (await fetch(`${url}/__admin/requests`)).text();
    },
    // What the next calls of an API get, for clients that can choose neither header fields nor keys.
    async next(provider, answer) {
      const response = await fetch(`${url}/__admin/providers/${provider}`, { method: "PUT", body: JSON.stringify(answer) });
      if (!response.ok) throw new Error(await response.text());
    },
    async stop() {
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}
