// Server-sent events (HTML Standard, section 9.2), read with fetch(): EventSource can send no token.

// Cuts a stream of text into events {event, data}.
export class EventParser {
  constructor() {
    this.rest = '';
  }

  push(text) {
    this.rest += text;
    const blocks = this.rest.split(/\r?\n\r?\n/);
    this.rest = blocks.pop();
    return blocks.map(parseBlock).filter((event) => event.data !== '');
  }
}

function parseBlock(block) {
  const event = { event: 'message', data: '' };
  const data = [];
  for (const line of block.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const value = line.slice(colon + 1).replace(/^ /, '');
    if (line.slice(0, colon) === 'event') event.event = value;
    if (line.slice(0, colon) === 'data') data.push(value);
  }
  event.data = data.join('\n');
  return event;
}

const kWaits = [500, 1000, 2000, 5000];
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// Follows the journal for as long as the page lives. `on` has opened(), entry(json), lost(count), closed(error).
export async function follow(api, on) {
  for (let failures = 0; ; failures += 1) {
    let reader = null;
    try {
      const answer = await api.send('GET', '/requests/stream', { accept: 'text/event-stream' });
      const parser = new EventParser();
      reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      await on.opened();
      failures = 0;
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        for (const { event, data } of parser.push(piece.value)) {
          if (event === 'request') on.entry(JSON.parse(data));
          if (event === 'lost') on.lost(JSON.parse(data).lost);
        }
      }
      on.closed(null);
    } catch (error) {
      reader?.cancel().catch(() => {});
      on.closed(error);
    }
    await pause(kWaits[Math.min(failures, kWaits.length - 1)]);
  }
}
