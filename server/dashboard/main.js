// Starts the page: reads what the server has, then follows the journal.
import { Announcer } from './announcer.js';
import { Api } from './api.js';
import { copyButton } from './copy_button.js';
import { sampleLine } from './curl.js';
import { byId, el } from './dom.js';
import { follow } from './events.js';
import { Grid } from './grid.js';
import { Journal } from './journal.js';
import { Providers } from './providers.js';

const kShownAtFirst = 100;
const kRefresh = 800; // milliseconds between two looks at what was seen, while requests come

function askForToken() {
  const form = byId('token-form');
  form.hidden = false;
  byId('token').focus();
  return new Promise((given) => {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      form.hidden = true;
      given(byId('token').value);
      byId('token').value = '';
    }, { once: true });
  });
}

const api = new Api(askForToken);
const announcer = new Announcer(byId('announcer'));
const state = { providers: [], samples: [] };
const sampleOf = (entry) => state.samples.find(
  ({ provider, operation }) => provider === entry.steelyard?.provider && operation === entry.steelyard?.operation);
const titleOf = (name) => state.providers.find((provider) => provider.name === name)?.title ?? name;

const grid = new Grid(byId('grid'));
const journal = new Journal(
  { list: byId('entries'), count: byId('journal-count'), empty: byId('empty'), filter: byId('filter'), unanswered: byId('unanswered'), pause: byId('pause'), more: byId('more'), clear: byId('clear') },
  { api, announcer, tell, sampleOf, titleOf });

function tell(text) {
  byId('trouble').hidden = text === '';
  if (byId('trouble').textContent !== text) byId('trouble').textContent = text;
}

function showConnection(name, text) {
  byId('connection').dataset.state = name;
  byId('connection-text').textContent = text;
}

function showFirstSteps() {
  const [sample] = state.samples;
  const line = sample && sampleLine(location.origin, sample);
  byId('empty').replaceChildren(
    el('p', { class: 'for-none' }, 'No request has come yet.', line ? ' Try one:' : ''),
    line ? el('div', { class: 'curl for-none' }, el('code', {}, line), copyButton(() => line, announcer)) : '',
    el('p', { class: 'for-filter' }, 'No request fits the filter.'));
}

let cards = null;
let refreshing = null;

function showProviders(providers) {
  state.providers = providers;
  cards.show(providers);
  grid.show(providers);
}

function refreshSoon() {
  refreshing ??= setTimeout(async () => {
    refreshing = null;
    await api.providers().then(showProviders, () => {});
  }, kRefresh);
}

async function start() {
  const [faults, samples, version] = await Promise.all([api.faults(), api.samples(), api.version()]);
  state.samples = samples;
  byId('connection').title = `Steelyard ${version}`;
  cards = new Providers(byId('provider-list'), byId('providers-count'), { api, faults, samples, announcer, tell, changed: refreshSoon });
  showFirstSteps();
}

// The feed is open before the list is read, so that nothing falls between the two.
async function opened() {
  if (cards === null) await start();
  showProviders(await api.providers());
  const { requests, meta } = await api.requests(kShownAtFirst);
  journal.reset(requests, meta.total);
  showConnection('live', 'Live');
  tell('');
}

follow(api, {
  opened,
  entry: (entry) => {
    journal.add(entry);
    refreshSoon();
  },
  lost: (count) => tell(`Requests came faster than this page could take them: ${count} are not shown. Load it again to see them.`),
  closed: (error) => {
    showConnection('lost', 'Not connected, trying again');
    if (error?.status) tell(error.message);
  },
});
