// Runs bench_validator and ajv.mjs in turn and prints a table of ratios. scripts/bench-validator calls it.
//
//   node compare.mjs --bench PROGRAM --modules NODE_MODULES [--rounds N] [--seconds S] [--markdown] [--json FILE] FOLDER...
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { renderTables } from "./tables.mjs";

const { values: options, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    bench: { type: "string" },
    modules: { type: "string" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "0.2" },
    json: { type: "string" },
    markdown: { type: "boolean", default: false },
  },
});

// The last line that a program prints on standard output is for us; the time limit is for one that hangs.
const run = (program, args) =>
  execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 26, timeout: 300_000, stdio: ["ignore", "pipe", "inherit"] });

// {measure: nanoseconds}, or {error}
function runSteelyard(folder) {
  const args = [folder, "--benchmark_format=json", `--benchmark_min_time=${options.seconds}`];
  const result = {};
  for (const row of JSON.parse(run(options.bench, args)).benchmarks) {
    if (row.error_occurred) result.error = row.error_message;
    else result[row.name.split("/")[0]] = row.each * 1e9;
  }
  return result;
}

const ajvScript = join(dirname(fileURLToPath(import.meta.url)), "ajv.mjs");
function runAjv(folder) {
  return JSON.parse(run(process.execPath, [ajvScript, options.modules, folder, options.seconds]));
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

// The median of each figure over the rounds. A round that went wrong makes the whole row one that was not measured.
function summarize(rounds) {
  const failed = rounds.find((round) => "error" in round);
  if (failed) return { error: failed.error };
  const summary = {};
  for (const name of Object.keys(rounds[0])) {
    summary[name] = name === "version" ? rounds[0].version : median(rounds.map((round) => round[name]));
  }
  return summary;
}

function measureSet(folder) {
  const name = `${basename(dirname(folder))}/${basename(folder)}`;
  const steelyard = [];
  const ajv = [];
  for (let round = 1; round <= Number(options.rounds); ++round) {
    process.stderr.write(`${name}: round ${round} of ${options.rounds}\n`);
    steelyard.push(runSteelyard(folder));
    ajv.push(runAjv(folder));
  }
  return { name, group: name.split("/")[0], steelyard: summarize(steelyard), ajv: summarize(ajv) };
}

const sets = folders.map((folder) => measureSet(resolve(folder)));
const versions = {
  ajv: sets.find((set) => set.ajv.version)?.ajv.version,
  node: process.version,
  processor: `${cpus().length} × ${cpus()[0].model}`,
};
process.stdout.write(renderTables(sets, versions, options.markdown));
if (options.json) writeFileSync(options.json, JSON.stringify({ versions, rounds: Number(options.rounds), sets }, null, 2) + "\n");
