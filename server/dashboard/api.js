// The admin API of the server that this page comes from.

const kTokenPlace = 'steelyard-admin-token';

export class Refusal extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

// What a refusal says, in the forms of the admin API: a problem document or a list of errors.
function detailOf(status, body) {
  const [error] = Array.isArray(body?.errors) ? body.errors : [];
  const place = error?.source?.pointer && error.source.pointer !== '/' ? `${error.source.pointer}: ` : '';
  if (error) return place + (error.detail ?? error.title);
  return body?.detail ?? `the admin API answered ${status}`;
}

export class Api {
  // askForToken() resolves to the token that a person has typed.
  constructor(askForToken) {
    this.askForToken = askForToken;
    this.asking = null;
  }

  async send(method, path, { body, accept = 'application/json', signal } = {}) {
    for (;;) {
      const headers = { Accept: accept };
      const token = sessionStorage.getItem(kTokenPlace);
      if (token) headers.Authorization = `Bearer ${token}`;
      if (body !== undefined) headers['Content-Type'] = 'application/json';
      const text = body === undefined ? undefined : JSON.stringify(body);
      const answer = await fetch(`/__admin${path}`, { method, headers, body: text, signal, cache: 'no-store' });
      if (answer.ok) return answer;
      if (answer.status !== 401) throw new Refusal(answer.status, detailOf(answer.status, await answer.json().catch(() => null)));
      await this.newToken(token);
    }
  }

  // Asked once for all the calls that wait for it.
  async newToken(refused) {
    if (sessionStorage.getItem(kTokenPlace) !== refused) return;
    this.asking ??= this.askForToken();
    sessionStorage.setItem(kTokenPlace, await this.asking);
    this.asking = null;
  }

  async json(method, path, body) {
    return (await this.send(method, path, { body })).json();
  }

  providers = async () => (await this.json('GET', '/providers')).providers;
  faults = async () => (await this.json('GET', '/faults')).faults;
  samples = async () => (await this.json('GET', '/samples')).samples;
  version = async () => (await this.json('GET', '/version')).version;
  requests = (limit) => this.json('GET', `/requests?limit=${limit}`);
  clearRequests = () => this.json('DELETE', '/requests');
  setNext = (provider, next) => this.json('PUT', `/providers/${encodeURIComponent(provider)}`, next);
  clearNext = (provider) => this.json('DELETE', `/providers/${encodeURIComponent(provider)}`);
  scenarios = async (provider) => (await this.json('GET', `/providers/${encodeURIComponent(provider)}/scenario`)).scenarios;
  startScenario = async (provider, name) => (await this.json('PUT', `/providers/${encodeURIComponent(provider)}/scenario`, { name })).scenarios;
  stopScenario = async (provider) => (await this.json('DELETE', `/providers/${encodeURIComponent(provider)}/scenario`)).scenarios;
  nearMisses = (request) => this.json('POST', '/near-misses/request', request);
}
