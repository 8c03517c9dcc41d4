// What a client showed, as a Markdown table: table(observations) → "| Answer | … |\n".
const inCode = (text) => `\`${text.replaceAll("|", "\\|")}\``;

const shortened = (text, most = 80) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

function shownError({ error, name, message, status, statusCode, code, detail }) {
  const facts = [status ?? statusCode, code && inCode(code)].filter((fact) => fact !== undefined);
  const said = (detail ?? message).replaceAll("|", "\\|").replaceAll(/\s+/g, " ");
  return [inCode(name ?? error), ...facts].join(", ") + `: ${shortened(said, 100)}`;
}

// A program shows an exit code and lines, a library a value.
function shownValue(value) {
  if (value.exit !== undefined) {
    const lines = [...value.stdout, ...value.stderr.filter((line) => !line.endsWith("..."))];
    return `exit ${value.exit}: ${lines.map((line) => inCode(line.trim())).join(" ")}`;
  }
  if (value.status !== undefined) {
    const wait = value.headers?.["retry-after"] ?? value.retry_after;
    const raised = value.error ? `, ${inCode(value.error.class)}` : "";
    const waiting = wait ? `, Retry-After ${wait}` : "";
    return `${value.status}${raised}${waiting}: ${inCode(shortened(JSON.stringify(value.body)))}`;
  }
  return inCode(shortened(JSON.stringify(value)));
}

export function table(observations) {
  const rows = Object.entries(observations).map(
    ([name, shown]) => `| ${name} | ${shown.error ? shownError(shown) : shownValue(shown.value)} | ${shown.requests} |`,
  );
  return ["| Answer | What it shows | Requests |", "|---|---|---|", ...rows].join("\n") + "\n";
}
