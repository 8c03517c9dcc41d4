// The choice of a scenario: a story that the answers of a provider tell from now on.
import { el, field, options } from './dom.js';

export class ScenarioForm {
  // on: {start(name), stop()}, both resolve to the scenarios of the provider.
  constructor(provider, on) {
    const id = `${provider.name}-scenario`;
    this.on = on;
    this.select = el('select', { id, 'aria-describedby': `${id}-says` });
    this.says = el('p', { class: 'aside', id: `${id}-says` });
    this.button = el('button', { type: 'submit' });
    this.trouble = el('p', { class: 'problem', role: 'alert' });
    this.select.addEventListener('change', () => this.explain());
    this.element = el('form', { class: 'next-form', submit: (event) => this.submit(event) },
      el('div', { class: 'wide' }, field('Scenario', this.select)), this.says,
      el('div', { class: 'buttons' }, this.button), this.trouble);
  }

  show(scenarios) {
    this.scenarios = scenarios;
    const running = scenarios.find((scenario) => scenario.running);
    options(this.select, [['', 'None'], ...scenarios.map(({ name }) => [name, name])]);
    this.select.value = running?.name ?? '';
    this.explain();
    this.element.hidden = scenarios.length === 0;
  }

  explain() {
    const chosen = this.scenarios.find(({ name }) => name === this.select.value);
    this.says.textContent = chosen ? `${chosen.says} ${chosen.perKey ? 'For each key on its own.' : 'For all keys together.'}` : '';
    this.button.textContent = chosen?.running ? 'Start anew' : chosen ? 'Start' : 'Stop';
    this.button.hidden = !chosen && !this.scenarios.some(({ running }) => running); // nothing to start, nothing to stop
  }

  async submit(event) {
    event.preventDefault();
    this.trouble.textContent = '';
    try {
      this.show(await (this.select.value ? this.on.start(this.select.value) : this.on.stop()));
    } catch (error) {
      this.trouble.textContent = error.message;
    }
  }
}
