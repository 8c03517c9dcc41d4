// What bench_validator measures, with Ajv: node ajv.mjs NODE_MODULES FOLDER SECONDS
// Prints one JSON object: nanoseconds a schema (compile, compile_warm) or an instance (validate, bytes, parse), or
// {"error"} where Ajv cannot compile the schema or refuses a valid instance.
//
// Each figure: a warm-up of at least SECONDS, so that the code is optimized, then loops over all instances for at least
// SECONDS more. Verdicts are counted and the count is checked, so that nothing can be optimized away. compile comes
// last: what it leaves behind must not slow the others down.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [modules, folder, seconds] = process.argv.slice(2);
const require = createRequire(join(modules, "here.js"));
const schema = JSON.parse(readFileSync(join(folder, "schema.json"), "utf8"));
const lines = readFileSync(join(folder, "instances.jsonl"), "utf8").split("\n").filter((line) => line !== "");
const instances = lines.map((line) => JSON.parse(line));

const classes = {
  "https://json-schema.org/draft/2020-12/schema": "ajv/dist/2020",
  "https://json-schema.org/draft/2019-09/schema": "ajv/dist/2019",
  "http://json-schema.org/draft-07/schema": "ajv",
};
const options = { strict: false, validateFormats: false, logger: false };

function makeAjv() {
  const dialect = (schema.$schema ?? "https://json-schema.org/draft/2020-12/schema").replace(/#$/, "");
  if (!(dialect in classes)) throw new Error(`Ajv has no class for ${dialect}`);
  const Ajv = require(classes[dialect]);
  return new (Ajv.default ?? Ajv)(options);
}

// Loops `round`, which does `count` things and says how many went well, for the given time; returns nanoseconds each.
function loop(round, count, limit) {
  let rounds = 0;
  let well = 0;
  const start = process.hrtime.bigint();
  let elapsed = 0;
  while (elapsed < limit) {
    // Looking at the clock costs as much as a small schema: several rounds between two looks.
    for (let i = 0; i < 4; ++i) well += round();
    rounds += 4;
    elapsed = Number(process.hrtime.bigint() - start);
  }
  if (well !== rounds * count) throw new Error("a valid instance was refused");
  return elapsed / (rounds * count);
}

function measure(round, count) {
  const limit = Number(seconds) * 1e9;
  loop(round, count, limit);
  return loop(round, count, limit);
}

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

// A fresh Ajv each time, or it would answer from its cache. `prepare` is not measured.
function measureCompile(prepare) {
  const times = [];
  const limit = Number(seconds) * 1e9;
  for (let spent = 0; spent < 2 * limit || times.length < 5; ) {
    const ajv = prepare();
    const start = process.hrtime.bigint();
    const validate = (ajv ?? makeAjv()).compile(schema);
    const time = Number(process.hrtime.bigint() - start);
    if (!validate(instances[0])) throw new Error("a valid instance was refused");
    spent += time;
    times.push(time);
  }
  return median(times.slice(times.length >> 1)); // the first half is the warm-up
}

function measureAll() {
  const validate = makeAjv().compile(schema);
  const judgeAll = () => {
    let well = 0;
    for (let i = 0; i < instances.length; ++i) if (validate(instances[i])) ++well;
    return well;
  };
  const readAll = () => {
    let well = 0;
    for (let i = 0; i < lines.length; ++i) if (validate(JSON.parse(lines[i]))) ++well;
    return well;
  };
  const parseAll = () => {
    let well = 0;
    for (let i = 0; i < lines.length; ++i) if (JSON.parse(lines[i]) !== undefined) ++well;
    return well;
  };
  return {
    validate: measure(judgeAll, instances.length),
    bytes: measure(readAll, lines.length),
    parse: measure(parseAll, lines.length),
    compile: measureCompile(() => undefined),
    // Ajv's meta-schema, compiled on first use, is ready here: what one more schema costs a long-running program.
    compile_warm: measureCompile(() => {
      const ajv = makeAjv();
      ajv.validateSchema({ type: "object" });
      return ajv;
    }),
  };
}

try {
  console.log(JSON.stringify({ version: require("ajv/package.json").version, ...measureAll() }));
} catch (error) {
  console.log(JSON.stringify({ error: error.message }));
}
