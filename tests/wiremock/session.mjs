// One scripted session of two unmodified WireMock clients against a server: node session.mjs URL
// Prints what every step gave, as JSON with one entry a step. Nothing here knows which server answers.
import { createRequire } from 'node:module';
const require = createRequire(`${process.cwd()}/`);
const { WireMockRestClient } = require('wiremock-rest-client');
const captain = require('wiremock-captain');

const url = process.argv[2];
const rest = new WireMockRestClient(url, { logLevel: 'silent', continueOnFailure: true });
const mock = new captain.WireMock(url);
const steps = {};

async function step(name, run) {
  try {
    steps[name] = (await run()) ?? null;
  } catch (error) {
    steps[name] = { failed: error.response ? { status: error.response.status, body: error.response.data } : error.code ?? error.cause?.code ?? String(error) };
  }
}

// What a plain client gets: status, the headers that a stub names, and the body.
async function ask(path, { method = 'GET', headers = {}, body, show = [] } = {}) {
  const response = await fetch(url + path, { method, headers, body });
  const shown = Object.fromEntries(show.map((name) => [name, response.headers.get(name)]));
  const text = await response.text();
  // The text of an answer that no stub gave is each server's own.
  return { status: response.status, reason: response.statusText, headers: shown, body: response.status === 404 ? undefined : text };
}
const raw = async (method, path, body) => {
  const response = await fetch(`${url}/__admin${path}`, { method, body: typeof body === 'string' ? body : JSON.stringify(body) });
  const text = await response.text();
  let json = text;
  try { json = JSON.parse(text); } catch { /* not JSON */ }
  return { status: response.status, type: response.headers.get('content-type'), body: json };
};
const json = { 'Content-Type': 'application/json' };
const ok = (request, more = {}) => ({ request, response: { status: 200, body: 'yes' }, ...more });

// wiremock-rest-client
await step('rest: reset', () => rest.global.resetAll());
await step('rest: no mappings', () => rest.mappings.getAllMappings());
let created;
await step('rest: create', async () => (created = await rest.mappings.createMapping({
  name: 'greeting', priority: 3, metadata: { team: 'blue', rank: 2 },
  request: { method: 'GET', urlPath: '/greet', headers: { 'X-Lang': { equalTo: 'EN', caseInsensitive: true } }, queryParameters: { who: { matches: '[a-z]+' } } },
  response: { status: 201, statusMessage: 'Greeted', headers: { 'X-One': 'a', 'X-Two': ['b', 'c'] }, jsonBody: { hello: [1, 2.5, null, true] } },
})));
await step('rest: get', () => rest.mappings.getMapping(created.id));
await step('matched', () => ask('/greet?who=ann', { headers: { 'x-lang': 'en' }, show: ['X-One', 'X-Two', 'Matched-Stub-Name'] }));
await step('wrong query', () => ask('/greet?who=7', { headers: { 'x-lang': 'en' } }));
await step('no header', () => ask('/greet?who=ann'));
await step('rest: update', async () => rest.mappings.updateMapping(created.id, { request: { method: 'ANY', url: '/greet?who=ann' }, response: { status: 200, body: 'updated' } }));
await step('updated', () => ask('/greet?who=ann', { method: 'DELETE' }));
await step('rest: update of none', () => rest.mappings.updateMapping('00000000-0000-4000-8000-000000000000', ok({ url: '/n' })));
await step('rest: get of none', () => rest.mappings.getMapping('00000000-0000-4000-8000-000000000000'));
await step('rest: delete of none', () => rest.mappings.deleteMapping('00000000-0000-4000-8000-000000000000'));
await step('rest: find by metadata', () => rest.mappings.createMapping(ok({ url: '/meta' }, { metadata: { team: 'red' } })).then(() => rest.mappings.findByMetaData({ matchesJsonPath: { expression: '$.team', equalTo: 'red' } })));
await step('rest: remove by metadata', () => rest.mappings.removeByMetaData({ matchesJsonPath: "$[?(@.team == 'red')]" }));
await step('rest: all mappings', () => rest.mappings.getAllMappings());
await step('rest: delete', () => rest.mappings.deleteMapping(created.id));

// Patterns, one stub after the other: which requests each takes.
const patterns = {
  urlPath: [{ urlPath: '/p' }, [['/p'], ['/p?x=1'], ['/p/'], ['/P']]],
  url: [{ url: '/p?x=1' }, [['/p?x=1'], ['/p'], ['/p?x=1&y=2']]],
  urlPattern: [{ urlPattern: '/p\\?x=[0-9]+' }, [['/p?x=12'], ['/p?x=12a'], ['/q/p?x=1']]],
  urlPathPattern: [{ urlPathPattern: '/p/[a-z]+' }, [['/p/ab'], ['/p/ab?x'], ['/p/ab/c'], ['/p/1']]],
  urlPathTemplate: [{ urlPathTemplate: '/p/{id}/q' }, [['/p/1/q'], ['/p/1/2/q'], ['/p//q']]],
  absent: [{ urlPath: '/p', headers: { 'X-A': { absent: true } } }, [['/p'], ['/p', { headers: { 'x-a': '1' } }]]],
  contains: [{ urlPath: '/p', queryParameters: { q: { contains: 'b' } } }, [['/p?q=abc'], ['/p?q=a&q=b'], ['/p?q=%62'], ['/p']]],
  doesNotMatch: [{ urlPath: '/p', headers: { 'X-A': { doesNotMatch: '[0-9]+' } } }, [['/p', { headers: { 'x-a': 'a' } }], ['/p', { headers: { 'x-a': '1' } }]]],
  doesNotContain: [{ urlPath: '/p', headers: { 'X-A': { doesNotContain: '1' } } }, [['/p', { headers: { 'x-a': 'a' } }], ['/p', { headers: { 'x-a': '21' } }]]],
  or: [{ urlPath: '/p', headers: { 'X-A': { or: [{ equalTo: '1' }, { equalTo: '2' }] } } }, [['/p', { headers: { 'x-a': '2' } }], ['/p', { headers: { 'x-a': '3' } }]]],
  and: [{ urlPath: '/p', headers: { 'X-A': { and: [{ contains: '1' }, { contains: '2' }] } } }, [['/p', { headers: { 'x-a': '12' } }], ['/p', { headers: { 'x-a': '1' } }]]],
  not: [{ urlPath: '/p', headers: { 'X-A': { not: { equalTo: '1' } } } }, [['/p', { headers: { 'x-a': '2' } }], ['/p', { headers: { 'x-a': '1' } }]]],
  basicAuth: [{ urlPath: '/p', basicAuth: { username: 'ann', password: 'pass' } }, [['/p', { headers: { authorization: 'Basic YW5uOnBhc3M=' } }], ['/p', { headers: { authorization: 'Basic YW5uOm5v' } }], ['/p']]],
  cookies: [{ urlPath: '/p', cookies: { c: { equalTo: '1' } } }, [['/p', { headers: { cookie: 'b=2; c=1' } }], ['/p', { headers: { cookie: 'c=2' } }]]],
  form: [{ urlPath: '/p', method: 'POST', formParameters: { a: { equalTo: '1 2' } } }, [['/p', { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'b=1&a=1+2' }]]],
  method: [{ urlPath: '/p', method: 'PATCH' }, [['/p', { method: 'PATCH' }], ['/p', { method: 'POST' }]]],
};
const bodies = {
  equalTo: [{ equalTo: 'abc' }, ['abc', 'abcd']],
  matches: [{ matches: 'a.c' }, ['abc', 'a\nc', 'xabc']],
  equalToJson: [{ equalToJson: { a: 1, b: [1, 2] } }, ['{"b":[1,2],"a":1.0}', '{"a":1,"b":[2,1]}', '{"a":1,"b":[1,2],"c":3}', 'no']],
  'equalToJson as text': [{ equalToJson: '{"a": null}' }, ['{"a":null}', '{}']],
  ignoreArrayOrder: [{ equalToJson: { b: [1, 2, 2] }, ignoreArrayOrder: true }, ['{"b":[2,1,2]}', '{"b":[2,1,1]}']],
  ignoreExtraElements: [{ equalToJson: { b: [1], o: { x: 1 } }, ignoreExtraElements: true }, ['{"b":[1,2],"o":{"x":1,"y":2},"c":3}', '{"b":[2,1],"o":{"x":1}}']],
  matchesJsonPath: [{ matchesJsonPath: '$.a.b' }, ['{"a":{"b":1}}', '{"a":{"b":null}}', '{"a":{"b":[]}}', '{"a":{}}', 'no']],
  'matchesJsonPath, filter': [{ matchesJsonPath: '$.a[?(@.n > 2)]' }, ['{"a":[{"n":1},{"n":3}]}', '{"a":[{"n":2}]}', '{"a":[]}']],
  'matchesJsonPath, wildcard': [{ matchesJsonPath: '$.a[*].n' }, ['{"a":[{"n":1}]}', '{"a":[{"m":1}]}']],
  'matchesJsonPath, descendants': [{ matchesJsonPath: '$..n' }, ['{"a":{"b":{"n":1}}}', '{"a":1}']],
  'matchesJsonPath with an operation': [{ matchesJsonPath: { expression: '$.a', contains: 'x' } }, ['{"a":"axb"}', '{"a":"b"}', '{}']],
  binaryEqualTo: [{ binaryEqualTo: 'AQID' }, ['\u0001\u0002\u0003', '\u0001\u0002']],
};
for (const [name, [request, asked]] of Object.entries(patterns)) {
  await step(`pattern ${name}`, async () => {
    await raw('DELETE', '/mappings');
    const stub = await raw('POST', '/mappings', ok(request));
    const answers = [];
    for (const [path, options] of asked) answers.push((await ask(path, options)).status);
    return { stub: stub.status, answers };
  });
}
for (const [name, [pattern, sent]] of Object.entries(bodies)) {
  await step(`body ${name}`, async () => {
    await raw('DELETE', '/mappings');
    const stub = await raw('POST', '/mappings', ok({ method: 'POST', url: '/b', bodyPatterns: [pattern] }));
    const answers = [];
    for (const body of sent) answers.push((await ask('/b', { method: 'POST', headers: json, body })).status);
    return { stub: stub.status, answers };
  });
}

// Priorities, the newest wins, faults, delays.
await raw('POST', '/reset');
await step('order', async () => {
  for (const [body, priority] of [['low', 9], ['old', undefined], ['new', undefined], ['high', 1]]) await raw('POST', '/mappings', { priority, request: { url: '/o' }, response: { body } });
  const bodies = [];
  for (let i = 0; i < 4; ++i) {
    bodies.push((await ask('/o')).body);
    const first = (await rest.mappings.getAllMappings()).mappings.find((stub) => stub.response.body === bodies[i]);
    await rest.mappings.deleteMapping(first.id);
  }
  return bodies;
});
await step('bodies', async () => {
  const shown = [];
  for (const response of [{ body: 'ä' }, { base64Body: 'aGk=' }, { jsonBody: [1] }, { status: 204 }, { status: 299, statusMessage: 'Odd' }]) {
    await raw('POST', '/mappings', { request: { url: '/bodies' }, response });
    shown.push(await ask('/bodies'));
  }
  return shown;
});
await step('fixed delay', async () => {
  await raw('POST', '/mappings', { request: { url: '/slow' }, response: { fixedDelayMilliseconds: 150, body: 'x' } });
  const began = Date.now();
  const answer = await ask('/slow');
  return { answer, late: Date.now() - began >= 140 };
});
for (const fault of ['EMPTY_RESPONSE', 'CONNECTION_RESET_BY_PEER', 'RANDOM_DATA_THEN_CLOSE', 'MALFORMED_RESPONSE_CHUNK']) {
  await step(`fault ${fault}`, async () => {
    await raw('POST', '/mappings', { request: { url: '/fault' }, response: { fault } });
    try {
      await ask('/fault');
      return 'answered';
    } catch {
      return 'failed';
    }
  });
}

// wiremock-captain
await step('captain: clear', async () => (await mock.clearAll()).map((answer) => [answer.status, answer.data]));
await step('captain: register', () => mock.register({ method: 'POST', endpoint: '/c', body: { a: [1, 2] }, headers: { 'X-H': 'h' } }, { status: 202, body: { done: true }, headers: { 'X-R': 'r' } }, { requestIgnoreArrayOrder: true, stubPriority: 2 }));
await step('captain: matched', () => ask('/c', { method: 'POST', headers: { ...json, 'x-h': 'h' }, body: '{"a":[2,1]}', show: ['X-R', 'Content-Type'] }));
await step('captain: unmatched', () => ask('/c', { method: 'POST', headers: { ...json, 'x-h': 'h' }, body: '{"a":[2]}' }));
await step('captain: requests', async () => mock.getAllRequests());
await step('captain: requests for an API', async () => (await mock.getRequestsForAPI('POST', '/c')).length);
await step('captain: unmatched requests', async () => mock.getUnmatchedRequests());
await step('captain: scenario', async () => {
  const scenario = (required, next) => ({ scenario: { scenarioName: 'story', requiredScenarioState: required, newScenarioState: next } });
  await mock.register({ method: 'GET', endpoint: '/s' }, { status: 503, body: { n: 1 } }, scenario('Started', 'second'));
  await mock.register({ method: 'GET', endpoint: '/s' }, { status: 503, body: { n: 2 } }, scenario('second', 'third'));
  await mock.register({ method: 'GET', endpoint: '/s' }, { status: 200, body: { n: 3 } }, { scenario: { scenarioName: 'story', requiredScenarioState: 'third' } });
  return [await ask('/s'), await ask('/s'), await ask('/s'), await ask('/s')];
});
await step('captain: scenarios', () => mock.getAllScenarios());
await step('rest: set state', () => rest.scenarios.setScenarioState('story', 'second'));
await step('in that state', () => ask('/s'));
await step('rest: unknown state', () => rest.scenarios.setScenarioState('story', 'nowhere'));
await step('rest: unknown scenario', () => rest.scenarios.setScenarioState('tale', 'second'));
await step('rest: reset scenario', () => rest.scenarios.resetScenario('story'));
await step('captain: reset scenarios', async () => (await mock.resetAllScenarios()).status);
await step('started again', () => ask('/s'));
await step('captain: mapping', async () => mock.getMapping((await mock.getAllMappings())[0].id));
await step('captain: delete', async () => (await mock.deleteMapping((await mock.getAllMappings())[0].id)).status);
await step('captain: reset mappings', async () => (await mock.clearAllExceptDefault()).map((answer) => answer.status));
await step('captain: none left', () => mock.getAllMappings());

// The journal
await rest.requests.deleteAllRequests();
await rest.mappings.createMapping(ok({ urlPath: '/j' }, { metadata: { for: 'journal' } }));
for (const path of ['/j?a=1', '/j?a=2', '/k']) await ask(path, { headers: { 'X-Trace': path, Authorization: 'Bearer token-of-the-session' } });
await step('count', () => rest.requests.getCount({ method: 'GET', urlPath: '/j' }));
await step('count by key', () => rest.requests.getCount({ method: 'ANY', headers: { Authorization: { equalTo: 'Bearer token-of-the-session' } } }));
await step('count by another key', () => rest.requests.getCount({ method: 'ANY', headers: { Authorization: { equalTo: 'Bearer another' } } }));
await step('find', () => rest.requests.findRequests({ method: 'GET', urlPathPattern: '/j|/k', headers: { 'X-Trace': { contains: 'a=2' } } }));
await step('unmatched', () => rest.requests.getUnmatchedRequests());
await step('near misses', () => rest.requests.getUnmatchedNearMisses());
await step('near misses of a pattern', () => raw('POST', '/near-misses/request-pattern', { method: 'GET', urlPath: '/kk' }));
await step('limit', () => raw('GET', '/requests?limit=1'));
await step('since the future', () => raw('GET', '/requests?since=2999-01-01T00:00:00Z'));
await step('since nonsense', () => raw('GET', '/requests?since=soon'));
await step('only unmatched', () => raw('GET', '/requests?unmatched=true'));
await step('one request', async () => rest.requests.getRequest((await rest.requests.getAllRequests()).requests[0].id));
await step('no such request', () => raw('GET', '/requests/00000000-0000-4000-8000-000000000000'));
await step('delete one', async () => rest.requests.deleteRequest((await rest.requests.getAllRequests()).requests[0].id));
await step('remove', () => rest.requests.removeRequests({ method: 'GET', url: '/j?a=1' }));
await step('remove by metadata', () => rest.requests.removeRequestsByMetadata({ matchesJsonPath: '$.for' }));
await step('what is left', () => rest.requests.getAllRequests());

// Settings, import, what cannot be read
await step('settings', async () => [await raw('POST', '/settings', { fixedDelay: 20 }), await raw('GET', '/settings'), await raw('POST', '/settings', {}), await raw('GET', '/settings')]);
await step('import', async () => [
  await raw('POST', '/mappings/import', { mappings: [{ id: '11111111-1111-4111-8111-111111111111', ...ok({ url: '/i' }) }, { request: { url: '/i' }, response: { status: 500 } }], importOptions: { duplicatePolicy: 'IGNORE', deleteAllNotInImport: true } }),
  await rest.mappings.getAllMappings(), (await ask('/i')).status]);
await step('id that is taken', () => raw('POST', '/mappings', { id: '11111111-1111-4111-8111-111111111111', ...ok({ url: '/i' }) }));
const unreadable = {
  'unknown member': { request: { methodd: 'GET' }, response: {} },
  'unknown response member': { response: { statos: 200 } },
  'not JSON': '{"request": {,}}',
  'unknown fault': { response: { fault: 'NOPE' } },
  'wrong status': { response: { status: 'abc' } },
  'wrong pattern': { request: { urlPattern: '/a(' }, response: {} },
  'unknown operation': { request: { headers: { a: { foo: true } } }, response: {} },
  'list': [],
  'negative delay': { response: { fixedDelayMilliseconds: -1 } },
  'two URLs': { request: { url: '/a', urlPath: '/a' }, response: {} },
  'no UUID': { id: 'abc' },
};
for (const [name, body] of Object.entries(unreadable)) await step(`refused: ${name}`, () => raw('POST', '/mappings', body));
await step('refused: count by nonsense', () => raw('POST', '/requests/count', { foo: 1 }));
await step('no such route', () => raw('GET', '/nowhere'));
await step('health', () => raw('GET', '/health'));
await step('version', () => raw('GET', '/version'));
await step('rest: reset again', () => rest.global.resetAll());
await step('rest: empty', async () => [await rest.mappings.getAllMappings(), await rest.requests.getAllRequests(), await rest.scenarios.getAllScenarios()]);
await step('rest: shutdown', () => rest.global.shutdown());
process.stdout.write(JSON.stringify(steps));
