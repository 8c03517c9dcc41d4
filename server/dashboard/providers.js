// One card a provider: what it documents, a curl line, and what its next calls get.
import { copyButton } from './copy_button.js';
import { sampleLine } from './curl.js';
import { el } from './dom.js';
import { NextForm } from './next_form.js';
import { ScenarioForm } from './scenario_form.js';
import { counted, nextText, phrase, statusClass } from './words.js';

function statusChips(operation) {
  const documented = operation.statuses.filter((row) => row.documented);
  if (documented.length === 0) return el('p', { class: 'aside' }, 'No status is documented.');
  return el('ul', { class: 'chips', 'aria-label': 'Documented statuses' },
    documented.map(({ status }) => el('li', { class: `chip ${statusClass(status)}`, title: phrase(status) }, String(status))));
}

class Card {
  constructor(provider, { api, faults, samples, announcer, changed }) {
    this.api = api;
    this.announcer = announcer;
    this.changed = changed;
    this.name = provider.name;
    this.title = provider.title;
    this.next = el('span', { class: 'next-state' });
    this.scenario = '';
    const form = new NextForm(provider, faults, {
      apply: async (next) => this.settle(await api.setNext(provider.name, next)),
      reset: async () => this.settle(await api.clearNext(provider.name)),
    });
    this.scenarioForm = new ScenarioForm(provider, {
      start: async (name) => this.settleScenario(await api.startScenario(provider.name, name)),
      stop: async () => this.settleScenario(await api.stopScenario(provider.name)),
    });
    this.element = el('article', { class: 'card', 'aria-labelledby': `${provider.name}-title` },
      el('h3', { id: `${provider.name}-title` }, provider.title),
      provider.operations.map((operation) => this.operation(provider, operation, samples)),
      el('details', { class: 'next' }, el('summary', {}, el('span', {}, 'Next calls: '), this.next), form.element, this.scenarioForm.element),
      el('p', { class: 'links' }, el('a', { href: provider.contract }, 'Contract'),
        el('a', { href: `#grid-${provider.name}` }, 'Coverage')));
    this.show(provider);
  }

  operation(provider, operation, samples) {
    const sample = samples.find((each) => each.provider === provider.name && each.operation === operation.operation);
    const line = sample && sampleLine(location.origin, sample);
    return el('div', { class: 'operation' },
      el('p', { class: 'path' }, el('b', {}, operation.method), ' ', operation.path),
      operation.summary && el('p', { class: 'aside' }, operation.summary),
      el('div', { class: 'operation-foot' }, statusChips(operation),
        line && copyButton(() => line, this.announcer, { label: `Copy as curl: ${provider.title}, ${operation.operation}` })));
  }

  settle(provider) {
    this.show(provider);
    this.announcer.say(`${this.title}: the next calls get ${nextText(provider.next)}`);
    this.changed(provider);
  }

  settleScenario(scenarios) {
    this.showScenarios(scenarios);
    this.announcer.say(`${this.title}: ${this.scenario ? `the scenario ${this.scenario} runs` : 'no scenario runs'}`);
    return scenarios;
  }

  showScenarios(scenarios) {
    this.scenario = scenarios.find(({ running }) => running)?.name ?? '';
    this.scenarioForm.show(scenarios);
    this.showNext();
  }

  show(provider) {
    this.provider = provider;
    this.showNext();
  }

  // What was chosen for the next calls stands above a scenario.
  showNext() {
    const { next } = this.provider;
    const story = this.scenario && `scenario ${this.scenario}`;
    this.next.textContent = next && story ? `${nextText(next)}, over ${story}` : story || nextText(next);
    const tone = next?.status ? statusClass(next.status) : next || story ? 'changed' : '';
    this.next.className = `next-state ${tone}`.trim();
  }
}

export class Providers {
  constructor(list, count, context) {
    this.list = list;
    this.count = count;
    this.context = context;
    this.cards = new Map();
  }

  show(providers) {
    for (const provider of providers) {
      const card = this.cards.get(provider.name);
      if (card) card.show(provider);
      else this.add(provider);
    }
    this.count.textContent = counted(providers.length, 'API');
  }

  add(provider) {
    const card = new Card(provider, this.context);
    this.cards.set(provider.name, card);
    this.list.append(card.element);
    this.context.api.scenarios(provider.name).then((scenarios) => card.showScenarios(scenarios), (error) => this.context.tell(error.message));
  }
}
