// The tables of docs/clients.md are those of expected/: `<!-- shows: NAME -->` begins one, an empty line ends it.
import assert from "node:assert/strict";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { table } from "./support/table.mjs";

const guide = join(process.env.STEELYARD_SOURCE_DIR, "docs", "clients.md");
const folder = join(process.env.STEELYARD_CLIENT_TESTS, "expected");

test("the guide shows what the clients show", async () => {
  const names = (await readdir(folder)).map((file) => file.replace(/\.json$/, "")).sort();
  const text = await readFile(guide, "utf8");
  const tables = {};
  for (const name of names) tables[name] = table(JSON.parse(await readFile(join(folder, `${name}.json`), "utf8")));

  const marked = /<!-- shows: ([a-z-]+) -->\n(?:\|.*\n)*/g;
  const shown = [...text.matchAll(marked)].map(([, name]) => name);
  assert.deepEqual(shown.sort(), names);
  const wanted = text.replaceAll(marked, (_, name) => `<!-- shows: ${name} -->\n${tables[name]}`);
  if (process.env.STEELYARD_UPDATE_GOLDEN === "1") await writeFile(guide, wanted);
  else assert.equal(text, wanted);
});
