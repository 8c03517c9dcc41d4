// The contract grid: operation by status, and what of each is documented, has a fixture, and was seen.
import { el } from './dom.js';
import { counted, phrase, statusClass } from './words.js';

const documentedText = (row) => (row.documented ? 'documented' : 'not documented');
const fixtureText = (row) => (row.fixtures.length > 0 ? counted(row.fixtures.length, 'fixture') : 'no fixture');
const seenText = (row) => (row.seen > 0 ? `seen ${counted(row.seen, 'time')}` : 'not seen yet');

function tile(row) {
  if (!row) return el('td', { role: 'cell', class: 'none' }, el('span', { class: 'hidden' }, 'neither documented nor seen'));
  const kind = `tile ${statusClass(row.status)} ${row.documented ? 'documented' : 'extra'} ${row.seen > 0 ? 'seen' : ''}`;
  const words = [documentedText(row), fixtureText(row), seenText(row)].join(', ');
  return el('td', { role: 'cell', 'data-status': row.status },
    el('span', { class: kind, title: `${row.status} ${phrase(row.status)}: ${words}` },
      el('span', { class: 'count', 'aria-hidden': 'true' }, row.seen > 0 ? `${row.seen.toLocaleString('en')}×` : '–'),
      row.fixtures.length > 0 && el('span', { class: 'fixture-mark', 'aria-hidden': 'true' }),
      el('span', { class: 'hidden' }, words)));
}

function bodyRow(provider, operation, statuses, first) {
  return el('tr', { role: 'row', id: first ? `grid-${provider.name}` : null },
    el('th', { role: 'rowheader', scope: 'row' }, el('span', { class: 'provider' }, provider.title),
      el('span', { class: 'path' }, el('b', {}, operation.method), ' ', operation.path)),
    statuses.map((status) => tile(operation.statuses.find((row) => row.status === status))));
}

// Replaces the table only where something has changed, so that a reader keeps the place.
export class Grid {
  constructor(frame) {
    this.frame = frame;
    this.drawn = '';
  }

  show(providers) {
    const rows = providers.map(({ name, title, operations }) => [name, title, operations]);
    const key = JSON.stringify(rows);
    if (key === this.drawn) return;
    this.drawn = key;
    const statuses = [...new Set(providers.flatMap((provider) => provider.operations.flatMap((operation) => operation.statuses.map((row) => row.status))))]
      .sort((a, b) => a - b);
    this.frame.replaceChildren(el('table', { role: 'table', class: 'grid', 'aria-labelledby': 'contract-title' },
      el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, el('th', { role: 'columnheader', scope: 'col' }, 'Operation'),
        statuses.map((status) => el('th', { role: 'columnheader', scope: 'col', class: statusClass(status) }, el('b', {}, String(status)), ' ', el('span', {}, phrase(status)))))),
      el('tbody', { role: 'rowgroup' }, providers.flatMap((provider) => provider.operations.map((operation, i) => bodyRow(provider, operation, statuses, i === 0))))));
  }
}
