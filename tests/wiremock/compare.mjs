// Compares what two servers gave to one session, field by field: node compare.mjs WIREMOCK.json OURS.json
// Every difference has to be one of differences.json, and every row there has to be needed. Exit code 1 otherwise.
import { readFileSync } from 'node:fs';

const [theirs, ours] = process.argv.slice(2, 4).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const allowed = JSON.parse(readFileSync(new URL('./differences.json', import.meta.url), 'utf8'));

// What is another each time it is asked for: moments, ids, ports, durations.
const moving = new Set(['loggedDate', 'loggedDateString', 'timestamp', 'uptimeInSeconds', 'version', 'port', 'processTime', 'totalTime', 'serveTime', 'responseSendTime', 'User-Agent', 'user-agent']);
function settled(value, name) {
  if (moving.has(name)) return typeof value;
  if (typeof value === 'string') {
    return value.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => (id.startsWith('00000000') || id.startsWith('11111111') ? id : 'UUID'))
      .replace(/(localhost|127\.0\.0\.1):[0-9]+/g, 'HOST');
  }
  return value;
}

// Header names compare without regard to case (RFC 9110, section 5.1); WireMock's server respells those that it knows.
const lower = (headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const found = [];
function compare(place, a, b, name) {
  if (a !== null && b !== null && typeof a === 'object' && typeof b === 'object' && Array.isArray(a) === Array.isArray(b)) {
    if (name === 'headers') [a, b] = [lower(a), lower(b)];
    if (name === 'possibleStates') [a, b] = [[...a].sort(), [...b].sort()]; // a set
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if (key in a && key in b) compare(`${place}/${key}`, a[key], b[key], key);
      else found.push({ place: `${place}/${key}`, wiremock: key in a ? a[key] : '(none)', steelyard: key in b ? b[key] : '(none)' });
    }
    return;
  }
  const [x, y] = [settled(a, name), settled(b, name)];
  if (JSON.stringify(x) !== JSON.stringify(y)) found.push({ place, wiremock: x, steelyard: y });
}
for (const name of new Set([...Object.keys(theirs), ...Object.keys(ours)])) compare(name, theirs[name], ours[name], name);

// "*" stands for anything within one place.
const pattern = (text) => new RegExp(`^${text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')}$`, 's');
const rows = allowed.map((row) => ({ ...row, matches: pattern(row.place), used: 0 }));
const unexpected = found.filter((difference) => {
  const row = rows.find((each) => each.matches.test(difference.place));
  if (row) row.used += 1;
  return !row;
});
const stale = rows.filter((row) => row.used === 0);
for (const difference of unexpected) console.log(`different: ${difference.place}\n  WireMock:  ${JSON.stringify(difference.wiremock)}\n  Steelyard: ${JSON.stringify(difference.steelyard)}`);
for (const row of stale) console.log(`not needed any more: ${row.place} (${row.reason})`);
console.log(`${Object.keys(theirs).length} steps compared, ${found.length} differences, ${found.length - unexpected.length} of them with a reason`);
process.exit(unexpected.length + stale.length > 0 ? 1 : 0);
