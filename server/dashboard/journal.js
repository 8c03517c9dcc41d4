// The journal: the newest requests first, each with a fold for its details.
import { detail } from './detail.js';
import { el } from './dom.js';
import { clock, counted, duration, phrase, reason, statusClass, statusText } from './words.js';

const kMost = 300;  // that the page keeps; the server keeps more
const kStep = 40;   // rows, and how many more are shown when asked for
const kGather = 60; // milliseconds, so that a burst is drawn once

// Everything that the filter looks at, in lower case.
function wordsOf(entry, title) {
  const { request, response, steelyard } = entry;
  return [request.method, request.url, statusText(response.status), title, steelyard?.provider, steelyard?.operation,
    steelyard?.why && reason(steelyard.why), response.fault, entry.stubMapping?.name].join(' ').toLowerCase();
}

export class Journal {
  // on: {api, announcer, tell(trouble), sampleOf(entry), titleOf(name)}; parts: the elements of the page.
  constructor(parts, on) {
    this.parts = parts;
    this.on = on;
    this.entries = []; // the newest first
    this.rows = new Map();
    this.waiting = [];
    this.timer = null;
    this.paused = false;
    this.unanswered = false;
    this.total = 0;
    this.limit = kStep;
    parts.filter.addEventListener('input', () => this.draw());
    parts.unanswered.addEventListener('click', () => this.toggle('unanswered', parts.unanswered));
    parts.pause.addEventListener('click', () => this.toggle('paused', parts.pause));
    parts.more.addEventListener('click', () => this.showMore());
    parts.clear.addEventListener('click', () => this.clear().catch((error) => this.on.tell(error.message)));
  }

  toggle(member, button) {
    this[member] = !this[member];
    button.setAttribute('aria-pressed', String(this[member]));
    if (member === 'paused' && !this.paused) this.flush();
    if (member === 'unanswered') this.draw();
    this.count();
  }

  async clear() {
    await this.on.api.clearRequests();
    this.reset([], 0);
    this.on.announcer.say('The journal is empty');
  }

  // What the server has, instead of what is shown.
  reset(entries, total) {
    const known = new Map(this.entries.map((entry) => [entry.id, entry]));
    this.entries = entries.slice(0, kMost).map((entry) => known.get(entry.id) ?? entry);
    this.total = total;
    this.waiting = [];
    for (const [id] of this.rows) {
      if (!this.entries.some((entry) => entry.id === id)) this.rows.delete(id);
    }
    this.draw();
  }

  add(entry) {
    if (this.entries.some(({ id }) => id === entry.id)) return; // the list had it already
    this.total += 1;
    this.waiting.push(entry);
    if (this.waiting.length > kMost) this.waiting.shift();
    if (this.paused) this.count();
    else this.timer ??= setTimeout(() => this.flush(), kGather);
    this.on.announcer.request(`${entry.request.method} ${entry.request.url.slice(0, 120)}, ${statusText(entry.response.status)}`);
  }

  flush() {
    this.timer = null;
    const fresh = this.waiting.filter(({ id }) => !this.entries.some((entry) => entry.id === id));
    this.waiting = [];
    this.entries.unshift(...fresh.reverse());
    for (const gone of this.entries.splice(kMost)) {
      this.rows.get(gone.id)?.remove();
      this.rows.delete(gone.id);
    }
    const { list } = this.parts;
    list.prepend(...fresh.filter((entry) => this.wants(entry)).slice(0, this.limit).map((entry) => this.row(entry, true)));
    while (list.childElementCount > this.limit) list.lastElementChild.remove();
    this.count();
  }

  showMore() {
    const shown = this.parts.list.childElementCount;
    this.limit += kStep;
    this.draw();
    this.parts.list.children[shown]?.querySelector('button').focus();
  }

  wanted() {
    return this.entries.filter((entry) => this.wants(entry));
  }

  wants(entry) {
    if (this.unanswered && entry.wasMatched) return false;
    const text = this.parts.filter.value.trim().toLowerCase();
    return text === '' || wordsOf(entry, this.titleOf(entry)).includes(text);
  }

  titleOf(entry) {
    return this.on.titleOf(entry.steelyard?.provider ?? '');
  }

  draw() {
    this.parts.list.replaceChildren(...this.wanted().slice(0, this.limit).map((entry) => this.row(entry, false)));
    this.count();
  }

  count() {
    const shown = this.parts.list.childElementCount;
    const waits = this.paused && this.waiting.length > 0 ? `, ${this.waiting.length} waiting` : '';
    this.parts.count.textContent = (shown < this.total ? `${shown} of ${counted(this.total, 'request')}` : counted(this.total, 'request')) + waits;
    this.parts.empty.hidden = shown > 0;
    this.parts.empty.dataset.why = this.entries.length > 0 ? 'filter' : 'none';
    this.parts.list.hidden = shown === 0;
    this.parts.more.hidden = this.wanted().length <= shown;
  }

  row(entry, fresh) {
    const known = this.rows.get(entry.id);
    if (known) return known;
    const row = this.makeRow(entry, fresh);
    this.rows.set(entry.id, row);
    return row;
  }

  makeRow(entry, fresh) {
    const { request, response, steelyard } = entry;
    const body = el('div', { class: 'entry-body', id: `entry-${entry.id}`, hidden: true });
    const who = [this.titleOf(entry), entry.wasMatched || steelyard?.why !== 'no route' ? reason(steelyard?.why ?? '') : 'nothing answers']
      .filter(Boolean).join(' · ');
    const head = el('button', { type: 'button', class: 'entry-head', 'aria-expanded': 'false', 'aria-controls': body.id },
      el('span', { class: 'time' }, clock(request.loggedDate)),
      el('span', { class: `status ${response.fault ? 'fault' : statusClass(response.status)}` }, el('b', {}, response.fault ? 'fault' : String(response.status)), ' ',
        el('span', {}, response.fault ?? phrase(response.status))),
      el('span', { class: 'path' }, el('b', {}, request.method), ' ', request.url),
      el('span', { class: 'who' }, who),
      el('span', { class: 'took' }, entry.timing.addedDelay ? `${entry.timing.addedDelay} ms late` : duration(steelyard?.microseconds ?? 0)));
    head.addEventListener('click', () => {
      const open = head.getAttribute('aria-expanded') === 'true';
      head.setAttribute('aria-expanded', String(!open));
      body.hidden = open;
      if (!open && body.childElementCount === 0) body.append(...detail(entry, this.on));
    });
    return el('li', { class: fresh ? 'entry fresh' : 'entry' }, head, body);
  }
}
