// The tables that bench-validator prints: one a measure, a row a set, a geometric mean a group.

// What is compared, which figure of Ajv with which of ours, and the ratios aimed at, by group.
const measures = [
  { title: "validate: a value already read, ns an instance", ours: "validate", theirs: "validate", aims: { payloads: 1.0, public: 0.3 } },
  { title: "bytes: from text to verdict, ns an instance", ours: "bytes", theirs: "bytes", aims: { payloads: 0.4, public: 0.4 } },
  { title: "compile: a fresh Ajv, µs a schema", ours: "compile", theirs: "compile", scale: 1000, aims: { payloads: 0.02, public: 0.02 } },
  { title: "compile: an Ajv whose meta-schema is compiled already, µs a schema", ours: "compile", theirs: "compile_warm", scale: 1000, aims: {} },
];

const geometricMean = (numbers) => Math.exp(numbers.reduce((sum, number) => sum + Math.log(number), 0) / numbers.length);

function show(number) {
  if (number >= 100) return Math.round(number).toLocaleString("en-US");
  return number >= 10 ? number.toFixed(1) : number.toPrecision(number >= 1 ? 3 : 2);
}

const figure = (result, name, scale) => (result.error ? undefined : result[name] / scale);

function rowOfSet(set, { ours, theirs, scale = 1 }) {
  const mine = figure(set.steelyard, ours, scale);
  const other = figure(set.ajv, theirs, scale);
  const cell = (number) => (number === undefined ? "not measured" : show(number));
  const ratio = mine === undefined || other === undefined ? undefined : mine / other;
  return { mine, other, ratio, cells: [set.name, cell(mine), cell(other), ratio === undefined ? "" : show(ratio), ""] };
}

function rowOfGroup(group, rows, aim) {
  const both = rows.filter((row) => row.ratio !== undefined);
  if (both.length === 0) return [`${group}, none measured`, "", "", "", ""];
  const mean = (name) => show(geometricMean(both.map((row) => row[name])));
  const count = both.length === rows.length ? rows.length : `${both.length} of ${rows.length}`;
  return [`${group}, geometric mean of ${count}`, mean("mine"), mean("other"), mean("ratio"), aim === undefined ? "" : `≤ ${aim}`];
}

function rowsOfMeasure(sets, measure) {
  const rows = [];
  for (const group of [...new Set(sets.map((set) => set.group))]) {
    const members = sets.filter((set) => set.group === group).map((set) => rowOfSet(set, measure));
    rows.push(...members.map((row) => row.cells), rowOfGroup(group, members, measure.aims[group]));
  }
  return rows;
}

function renderTable(header, rows, markdown) {
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column].length)));
  const pad = (row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])));
  if (!markdown) return [header, ...rows].map((row) => pad(row).join("  ").trimEnd()).join("\n");
  const rule = widths.map((width, column) => (column === 0 ? "-".repeat(width) : "-".repeat(width - 1) + ":"));
  return [pad(header), rule, ...rows.map(pad)].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

// What only ours can show: how much of `bytes` the parsers alone would take.
function parseTable(sets, markdown) {
  const columns = ["parse_simdjson", "parse_nlohmann"];
  const rows = sets.map((set) => [
    set.name,
    ...columns.map((name) => (set.steelyard[name] ? show(set.steelyard[name]) : "")),
    set.ajv.parse ? show(set.ajv.parse) : "",
  ]);
  return renderTable(["set", "simdjson", "nlohmann/json", "JSON.parse"], rows, markdown);
}

function reasons(sets) {
  const lines = [];
  for (const set of sets) {
    if (set.steelyard.error) lines.push(`${set.name}: Steelyard: ${set.steelyard.error.split("\n")[0]}`);
    if (set.ajv.error) lines.push(`${set.name}: Ajv: ${set.ajv.error.split("\n")[0]}`);
  }
  return lines.length === 0 ? "" : `Not measured:\n\n${lines.map((line) => `- ${line}\n`).join("")}\n`;
}

export function renderTables(sets, versions, markdown) {
  const heading = (text) => (markdown ? `### ${text}\n\n` : `${text}\n\n`);
  let text = `Ajv ${versions.ajv}, Node ${versions.node}, ${versions.processor}\n\n`;
  for (const measure of measures) {
    const table = renderTable(["set", "Steelyard", "Ajv", "ratio", "aim"], rowsOfMeasure(sets, measure), markdown);
    text += `${heading(measure.title)}${table}\n\n`;
  }
  return `${text}${heading("parsing alone, ns an instance")}${parseTable(sets, markdown)}\n\n${reasons(sets)}`;
}
