// A button that copies a line, and says on itself that it has.
import { copy } from './curl.js';
import { el } from './dom.js';

const kShown = 2000;

// line() gives the text at the time of the click.
export function copyButton(line, announcer, { label = null, name = 'Copy as curl' } = {}) {
  const button = el('button', { type: 'button', class: 'quiet', 'aria-label': label }, name);
  let timer = null;
  button.addEventListener('click', async () => {
    const done = await copy(line());
    button.textContent = done ? 'Copied' : 'Not allowed';
    announcer.say(done ? 'Copied to the clipboard' : 'The browser does not let this page copy');
    clearTimeout(timer);
    timer = setTimeout(() => { button.textContent = name; }, kShown);
  });
  return button;
}
