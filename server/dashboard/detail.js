// One request of the journal, unfolded: what was asked, what was answered, why, and what it came close to.
import { copyButton } from './copy_button.js';
import { entryLine } from './curl.js';
import { el } from './dom.js';
import { counted, duration, reason, statusText } from './words.js';

const kLongestBody = 20_000;

function fields(rows) {
  return el('dl', { class: 'fields' },
    rows.flatMap(([name, value]) => [value].flat().flatMap((each) => [el('dt', {}, name), el('dd', {}, String(each))])));
}

function bodyOf({ body, bodyOmittedBytes, bodyOmitted }) {
  if (bodyOmittedBytes) return el('p', { class: 'aside' }, `${counted(bodyOmittedBytes, 'byte')}, not kept: ${bodyOmitted}.`);
  if (!body) return el('p', { class: 'aside' }, 'No body.');
  const rest = body.length - kLongestBody;
  return [el('pre', { class: 'body', tabindex: 0, role: 'region', 'aria-label': 'Body' }, body.slice(0, kLongestBody)),
    rest > 0 && el('p', { class: 'aside' }, `and ${counted(rest, 'character')} more.`)];
}

function side(title, line, message) {
  const headers = Object.entries(message.headers ?? {});
  return el('section', { class: 'side' }, el('h4', {}, title), el('p', { class: 'path' }, line),
    headers.length > 0 ? fields(headers) : el('p', { class: 'aside' }, 'No headers.'), bodyOf(message));
}

function how(entry) {
  const { steelyard, timing, request } = entry;
  const rows = [['Why', reason(steelyard?.why ?? '')]];
  if (steelyard?.operation) rows.push(['Operation', steelyard.operation]);
  if (steelyard?.example) rows.push(['Answer', steelyard.example]);
  if (entry.stubMapping) rows.push(['Stub', entry.stubMapping.name || entry.stubMapping.id]);
  if (entry.response.fault) rows.push(['Fault', entry.response.fault]);
  if (timing.addedDelay) rows.push(['Delay', `${timing.addedDelay} ms`]);
  rows.push(['Chosen in', duration(steelyard?.microseconds ?? 0)], ['Client', request.clientIp], ['At', request.loggedDateString]);
  if (steelyard?.findings?.length) rows.push(['Findings', steelyard.findings]);
  return fields(rows);
}

function operationMiss({ method, path, provider, reason: why }) {
  return el('li', {}, el('p', { class: 'path' }, el('b', {}, method), ' ', path, ' ', el('span', { class: 'who' }, provider)),
    el('p', { class: 'aside' }, why));
}

function stubMiss({ stubMapping, matchResult }) {
  const differences = (matchResult.diffDescriptions ?? []).map(({ expected, actual, errorMessage }) =>
    el('li', {}, errorMessage || `wanted ${expected}, came ${actual}`));
  return el('li', {}, el('p', { class: 'path' }, 'Stub ', el('b', {}, stubMapping.name || stubMapping.id)),
    differences.length > 0 && el('ul', { class: 'differences' }, differences));
}

async function nearMisses(entry, api, place) {
  try {
    const found = await api.nearMisses(entry.request);
    const operations = entry.wasMatched ? [] : found.operations ?? [];
    const stubs = entry.stubMapping ? [] : found.nearMisses ?? [];
    if (operations.length + stubs.length > 0) {
      place.replaceChildren(el('h4', {}, 'Near misses'), el('ul', { class: 'misses' }, operations.map(operationMiss), stubs.map(stubMiss)));
    } else if (!entry.wasMatched) {
      place.replaceChildren(el('h4', {}, 'Near misses'), el('p', { class: 'aside' }, 'No operation and no stub is near to this request.'));
    }
  } catch (error) {
    place.replaceChildren(el('p', { class: 'problem' }, `The near misses cannot be shown: ${error.message}`));
  }
}

// context: {api, announcer, sampleOf(entry)}
export function detail(entry, { api, announcer, sampleOf }) {
  const line = entryLine(location.origin, entry, sampleOf(entry));
  const misses = el('section', { class: 'near', 'aria-live': 'off' });
  nearMisses(entry, api, misses);
  return [
    misses,
    el('div', { class: 'curl' }, el('code', { tabindex: 0, role: 'region', 'aria-label': 'curl line' }, line), copyButton(() => line, announcer)),
    how(entry),
    el('div', { class: 'sides' },
      side('Request', `${entry.request.method} ${entry.request.url}`, entry.request),
      side('Response', entry.response.fault ? `${statusText(entry.response.status)}, ${entry.response.fault}` : statusText(entry.response.status), entry.response)),
  ];
}
