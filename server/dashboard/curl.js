// A request as a curl line that can be pasted into a shell.

const kPlain = /^[A-Za-z0-9_./:=@%+,-]+$/;
const kControl = /[\0-\x1f\x7f]/;
// What curl sends by itself, or what belongs to the connection that is gone.
const kOwn = new Set(['host', 'content-length', 'connection', 'transfer-encoding', 'accept-encoding', 'user-agent', 'keep-alive',
  'te', 'expect', 'proxy-connection', 'upgrade']);
// What the journal shows in the place of a credential.
const kMark = /\[redacted:[0-9a-f]*\]/g;
const kAnyKey = 'any-key';

// $'…' is the one form of bash and zsh that holds line ends on one line.
export function quote(text) {
  if (kPlain.test(text)) return text;
  if (!kControl.test(text)) return `'${text.replaceAll("'", "'\\''")}'`;
  const escaped = text.replace(/[\\']/g, '\\$&').replace(/[\0-\x1f\x7f]/g, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return `$'${escaped}'`;
}

// request: {method, url, headers: [[name, value]], body, bodyAsBase64 where the body is no text}
export function curlLine(origin, { method, url, headers, body = '', bodyAsBase64 = '' }) {
  const words = ['curl'];
  if (method === 'HEAD') words.push('--head');
  else if (method !== 'GET') words.push('-X', quote(method));
  for (const [name, value] of headers) words.push('-H', quote(value === '' ? `${name};` : `${name}: ${value}`));
  const binary = bodyAsBase64 !== '';
  if (body !== '' || binary) {
    if (!headers.some(([name]) => name.toLowerCase() === 'content-type')) words.push('-H', "'Content-Type:'");
    words.push(...(binary ? ['--data-binary', '@-'] : ['--data-raw', quote(body)]));
  }
  if (/[[\]{}]/.test(url)) words.push('--globoff');
  if (/\/\.{1,2}(\/|\?|$)/.test(url)) words.push('--path-as-is');
  words.push(quote(origin + url));
  const line = words.join(' ');
  return binary ? `printf %s ${bodyAsBase64} | base64 -d | ${line}` : line;
}

export const sampleLine = (origin, sample) => curlLine(origin, sample.request);

function isText(base64) {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

// The key that gets the same answer again: that of the provider's sample, with the status that the key asked for.
function keyFor(entry, sample) {
  const key = sample?.key || kAnyKey;
  return entry.steelyard?.why === 'key' ? `${key}-${entry.response.status}` : key;
}

// The journal keeps no credentials: what stands in their place becomes a key that the mock takes.
export function entryLine(origin, entry, sample) {
  const { request } = entry;
  const key = keyFor(entry, sample);
  const headers = [];
  for (const [name, value] of Object.entries(request.headers)) {
    if (kOwn.has(name.toLowerCase())) continue;
    for (const each of [value].flat()) {
      if (name.toLowerCase() === 'accept' && each === '*/*') continue;
      headers.push([name, each.replace(kMark, key)]);
    }
  }
  const host = Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'host')?.[1];
  if (host && host !== new URL(origin).host) headers.unshift(['Host', [host].flat()[0]]);
  const text = isText(request.bodyAsBase64);
  return curlLine(origin, {
    method: request.method,
    url: request.url.replace(/\[redacted:[0-9a-f]*\]|%5Bredacted(?::|%3A)[0-9a-f]*%5D/gi, encodeURIComponent(key)),
    headers,
    body: text ? request.body.replace(kMark, key) : '',
    bodyAsBase64: text ? '' : request.bodyAsBase64,
  });
}

// True if the text is on the clipboard. Pages of plain http may use it on this machine only; elsewhere the older way is
// tried.
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}
