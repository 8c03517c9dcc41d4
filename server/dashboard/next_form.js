// The form that picks what the next calls to a provider get.
import { el, field, options } from './dom.js';
import { nextText, statusText } from './words.js';

// Every status of any operation: {status, documented, fixtures}.
function statusesOf(provider) {
  const found = new Map();
  for (const operation of provider.operations) {
    for (const { status, documented, fixtures } of operation.statuses) {
      const row = found.get(status) ?? { status, documented: false, fixtures: new Set() };
      row.documented ||= documented;
      fixtures.forEach((name) => row.fixtures.add(name));
      found.set(status, row);
    }
  }
  return [...found.values()].sort((a, b) => a.status - b.status);
}

function statusSelect(id, rows) {
  const group = (label, some) =>
    some.length > 0 && el('optgroup', { label }, some.map(({ status }) => el('option', { value: status }, statusText(status))));
  return el('select', { id, name: 'status' }, el('option', { value: '' }, 'As usual'),
    group('Documented', rows.filter((row) => row.documented)), group('Not documented', rows.filter((row) => !row.documented)));
}

function exampleRows(rows, status) {
  const names = new Set();
  for (const row of rows) {
    if (!status || row.status === Number(status)) row.fixtures.forEach((name) => names.add(name));
  }
  return [['', 'First that fits'], ...[...names].map((name) => [name, name])];
}

export class NextForm {
  // on: {apply(next), reset()}, both resolve once it is done or reject with why not.
  constructor(provider, faults, on) {
    const id = (name) => `${provider.name}-${name}`;
    const rows = statusesOf(provider);
    this.status = statusSelect(id('status'), rows);
    this.example = el('select', { id: id('example'), name: 'example' });
    this.delay = el('input', { id: id('delay'), name: 'delay', type: 'number', min: 0, max: 3_600_000, step: 1, inputmode: 'numeric', placeholder: '0' });
    this.fault = el('select', { id: id('fault'), name: 'fault', 'aria-describedby': id('fault-says') });
    this.times = el('input', { id: id('times'), name: 'times', type: 'number', min: 1, max: 1_000_000, step: 1, inputmode: 'numeric', placeholder: 'until reset' });
    this.sentence = el('p', { class: 'aside', id: id('fault-says') });
    this.trouble = el('p', { class: 'problem', role: 'alert' });
    this.sentences = new Map(faults.map(({ name, sentence }) => [name, sentence]));
    options(this.fault, [['', 'None'], ...faults.map(({ name }) => [name, name])]);
    options(this.example, exampleRows(rows, ''));
    this.status.addEventListener('change', () => options(this.example, exampleRows(rows, this.status.value)));
    this.fault.addEventListener('change', () => this.explainFault());
    this.element = el('form', { class: 'next-form', submit: (event) => this.submit(event, on) },
      field('Status', this.status), field('Answer', this.example), field('Delay in ms', this.delay),
      field('Calls', this.times), el('div', { class: 'wide' }, field('Fault', this.fault)), this.sentence,
      el('div', { class: 'buttons' }, el('button', { type: 'submit', class: 'main' }, 'Apply'),
        el('button', { type: 'button', click: () => this.run(async () => { await on.reset(); this.show(null); }) }, 'As usual')),
      this.trouble);
    this.show(provider.next);
  }

  explainFault() {
    this.sentence.textContent = this.sentences.get(this.fault.value) ?? '';
  }

  show(next) {
    this.status.value = next?.status ?? '';
    this.status.dispatchEvent(new Event('change'));
    this.example.value = next?.example ?? '';
    this.delay.value = next?.delay ?? '';
    this.fault.value = next?.fault ?? '';
    this.times.value = next?.times ?? '';
    this.explainFault();
  }

  read() {
    const next = {};
    if (this.status.value) next.status = Number(this.status.value);
    if (this.example.value) next.example = this.example.value;
    if (this.delay.value) next.delay = Number(this.delay.value);
    if (this.fault.value) next.fault = this.fault.value;
    if (this.times.value) next.times = Number(this.times.value);
    return next;
  }

  async submit(event, on) {
    event.preventDefault();
    const next = this.read();
    // Nothing chosen is the usual answer, whatever the number of calls.
    await this.run(() => (nextText({ ...next, times: 0 }) === 'as usual' ? on.reset() : on.apply(next)));
  }

  async run(action) {
    this.trouble.textContent = '';
    try {
      await action();
    } catch (error) {
      this.trouble.textContent = error.message;
    }
  }
}
