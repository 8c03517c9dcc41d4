// Elements made in code. Text goes in as text: nothing here, or anywhere else in the page, reads markup.

// el('p', { class: 'aside', id: 'x' }, 'text', el('b', {}, 'more')). A property that is a function listens to the event of
// its name; null, undefined and false leave a property or a child out.
export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(key, value);
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const byId = (id) => document.getElementById(id);

// A label and its control, side by side in the order that is read out.
export function field(label, control) {
  return el('div', { class: 'field' }, el('label', { for: control.id }, label), control);
}

export function options(select, rows) {
  select.replaceChildren(...rows.map(([value, text]) => el('option', { value }, text)));
}
