// How statuses, times and reasons are written.

const kPhrases = {
  200: 'OK', 201: 'Created', 202: 'Accepted', 204: 'No Content', 301: 'Moved Permanently', 302: 'Found', 303: 'See Other',
  304: 'Not Modified', 307: 'Temporary Redirect', 308: 'Permanent Redirect', 400: 'Bad Request', 401: 'Unauthorized',
  402: 'Payment Required', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed', 406: 'Not Acceptable',
  408: 'Request Timeout', 409: 'Conflict', 410: 'Gone', 413: 'Content Too Large', 415: 'Unsupported Media Type',
  422: 'Unprocessable Content', 429: 'Too Many Requests', 500: 'Internal Server Error', 501: 'Not Implemented',
  502: 'Bad Gateway', 503: 'Service Unavailable', 504: 'Gateway Timeout',
};
const kClasses = { 1: 'Informational', 2: 'Success', 3: 'Redirection', 4: 'Client Error', 5: 'Server Error' };

export const phrase = (status) => kPhrases[status] ?? kClasses[Math.floor(status / 100)] ?? '';
export const statusText = (status) => `${status} ${phrase(status)}`.trim();
export const statusClass = (status) => `s${Math.floor(status / 100)}`;

const kReasons = {
  success: 'as usual', key: 'chosen by the key', preference: 'chosen by Prefer', 'no credential': 'no credential',
  admin: 'chosen here', stub: 'a stub', scenario: 'a scenario', 'rate limit': 'the rate limit', 'no route': 'no such path',
  method: 'no such method', validation: 'the request breaks the contract', preflight: 'a CORS preflight', health: 'the probe',
};
export const reason = (why) => kReasons[why] ?? why;

const two = (number) => String(number).padStart(2, '0');
export function clock(milliseconds) {
  const at = new Date(milliseconds);
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

export function duration(microseconds) {
  if (microseconds < 1000) return `${microseconds} µs`;
  if (microseconds < 1_000_000) return `${(microseconds / 1000).toFixed(microseconds < 10_000 ? 1 : 0)} ms`;
  return `${(microseconds / 1_000_000).toFixed(1)} s`;
}

export const counted = (count, one, many = `${one}s`) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

// {status: 503, delay: 250, times: 2} is "503 Service Unavailable, after 250 ms, 2 calls".
export function nextText(next) {
  if (!next) return 'as usual';
  const parts = [next.status ? statusText(next.status) : ''];
  if (next.example) parts.push(`“${next.example}”`);
  if (next.fault) parts.push(next.fault);
  if (next.delay) parts.push(`after ${next.delay} ms`);
  if (next.times) parts.push(counted(next.times, 'call'));
  return parts.filter(Boolean).join(', ') || 'as usual';
}
