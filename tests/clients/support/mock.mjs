// A mock of its own for one case, so that every request it has answered is one of that case.
//
//   const mock = await startMock();          // steelyard serve --port 0 …
//   await client.call(mock.url);
//   await mock.requests();                   // how many there were
//   await mock.stop();
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const program = process.env.STEELYARD;
const patience = 20_000; // milliseconds

// What the file holds, as soon as `complete` accepts it.
async function waitFor(file, complete) {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(10)) {
    const text = await readFile(file, "utf8").catch(() => "");
    if (complete(text)) return text;
  }
  throw new Error(`waited in vain for ${file}`);
}

// options: more arguments of `steelyard serve`.
export async function startMock(options = []) {
  const folder = await mkdtemp(join(tmpdir(), "steelyard-client-"));
  const ready = join(folder, "ready");
  const log = join(folder, "log");
  const fixed = ["serve", "--port", "0", "--ready-file", ready, "--log", "json", "--log-file", log, "--quiet"];
  const child = spawn(program, [...fixed, ...options], { stdio: ["ignore", "ignore", "inherit"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const url = (await waitFor(ready, (text) => text.endsWith("\n"))).trim();
  return {
    url,
    // The log is written beside serving, in the order of the answers: a last request tells when it is complete.
    async requests() {
      await fetch(`${url}/end-of-case`);
      const lines = await waitFor(log, (text) => text.includes('"/end-of-case"'));
      return lines.trim().split("\n").length - 1;
    },
    async stop() {
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}
